"""Which place a name means on this page: one sense a name, by what else the page names and where it was written."""

from collections.abc import Mapping, Sequence
from math import cos, exp, hypot, log10, radians

from msgspec import Struct

from dateline.analysis.gazetteer import Sense
from dateline.model.values import Candidate, Place

# Other names whose places are looked at for each name, those that stand most often on the page: fewer where there are
# so many names that the pairs would be more than this, as in lists of towns.
COMPANY, PAIRS = 100, 50_000
# Degrees of latitude beyond which nearness counts nothing.
FAR = 25.0
# Degrees of latitude in kilometres, and the rounds after which choices no longer moved.
KM = 111.2
ROUNDS = 3
# Senses of one name that are weighed, and alternatives that are kept: the best known and the best.
MOST, KEPT = 150, 5

# People from which a town is the one that is meant, whatever stands behind its name.
WELL_KNOWN = 100_000

# Kinds of which no town is one, whatever its name: "the Panj river" does not lie where the town of Panj does.
NATURAL = ("river", "lake", "sea", "mountain")

Region = tuple[str, ...]


class Weights(Struct, frozen=True):
    """What counts how much, in powers of ten of people: a sense that scores 1 more is as good as one of ten times the
    people. Set in November 2026 on half of lgl (American small towns) and
    geovirus (world news): 90 and 93 % within 161 km there, 90 and 91 % on the other half."""

    country: float = 1.0  # a country, above its people
    world: float = 2.5  # a sea, a region or a continent
    capital: float = 0.6
    division: float = -0.5  # a province, where no noun says "province"
    district: float = -1.0  # the same for a county or district
    not_division: float = -5.0  # a town, where a noun says "province" or "county"
    same_noun: float = 5.0  # a river, where the noun says "river"
    other_rank: float = -3.0  # a district, where the noun says "province", or the other way round
    seat: float = -1.0  # a division whose name a town in it bears as well
    other_name: float = -0.9  # the name in another language or spelling
    written_behind: float = 12.0  # it lies in the state or country that is written behind it
    stands_behind: float = 4.0  # it is the state or country written behind another name
    shared_country: float = 2.0  # other names of the page could lie in its country too …
    shared_division: float = 1.5
    shared_district: float = 3.0
    doubt: float = 1.2  # … where a sense of a tenth of the people counts exp(-1 / doubt)
    same_country: float = 0.3  # of the places chosen for the others, each is in the same country …
    same_division: float = 0.7
    nearness: float = 2.0
    half_way: float = 120.0  # … and near: 1/e at this many kilometres
    company: float = 3.5  # all of which never counts more than this
    named_country: float = 0.5  # its country is named on the page
    named_division: float = 0.8
    home: float = 1.0  # kinship with the place of the dateline, outside the limit


WEIGHTS = Weights()


class Name(Struct, frozen=True):
    """A name as the page uses it: its senses, how often it stands there, and the divisions that were written behind it
    as (country, admin1 or None). It `holds` the names that it stands behind so; `noun` is the kind of place that a
    noun beside it says it is."""

    folded: str
    senses: tuple[Sense, ...]
    count: int
    divisions: tuple[tuple[str | None, str | None], ...] = ()
    holds: tuple[str, ...] = ()
    noun: str | None = None

    @property
    def is_division(self) -> bool:
        """Whether a noun beside it makes it a province, county or district."""
        return self.noun in ("admin1", "admin2")


class Companion(Struct, frozen=True, gc=False):
    """The place that was chosen for another name of the page, and how much that name counts."""

    folded: str
    place: Place
    strength: float


class Ranked(Struct, frozen=True):
    """The sense that was chosen and the best of all that were weighed, with their shares of one. No sense is chosen
    where a state is written behind the name and none of its places lies there ("Amatu, Bayelsa state"), or where only
    a town bears the name of a river."""

    place: Place | None
    alternatives: tuple[Candidate, ...]


def senses_of_page(names: Sequence[Name], *, home: str | None, weights: Weights = WEIGHTS) -> Mapping[str, Ranked]:
    """One place for every name. `home` is the name of the dateline, one of `names`, if the page has one."""
    alone = {name.folded: _alone(name, weights) for name in names}
    shared = _shared(alone, weights)
    doubtful = [name for name in names if len(alone[name.folded]) > 1]
    most = min(COMPANY, max(COMPANY // 10, PAIRS // (len(doubtful) + 1)))
    often = sorted(names, key=lambda name: -name.count)[:most]
    scores = {folded: list(senses) for folded, senses in alone.items()}
    chosen: dict[str, Place] = {}
    for _ in range(ROUNDS):
        company = [_companion(name, chosen[name.folded]) for name in often if name.folded in chosen]
        for name in doubtful:
            others = [other for other in company if other.folded != name.folded]
            at_home = chosen.get(home) if home is not None and home != name.folded else None
            held = [chosen[folded] for folded in name.holds if folded in chosen]
            scores[name.folded] = sorted(
                (
                    (score + shared[name.folded][i] + _company(place, others, held, at_home, weights), place)
                    for i, (score, place) in enumerate(alone[name.folded])
                ),
                key=lambda pair: (-pair[0], pair[1].id),
            )
        before, chosen = chosen, {folded: ranked[0][1] for folded, ranked in scores.items()}
        if chosen == before:
            # Another round would weigh the same company.
            break
    return {name.folded: _ranked(name, scores[name.folded]) for name in names}


def kilometres(one: Place, other: Place) -> float:
    """The distance between two places, exact enough below a thousand kilometres."""
    east = abs(one.lon - other.lon)
    return KM * hypot(one.lat - other.lat, min(east, 360 - east) * cos(radians((one.lat + other.lat) / 2)))


def _alone(name: Name, weights: Weights) -> list[tuple[float, Place]]:
    """The senses of a name with what speaks for each before the other names are looked at."""
    senses = name.senses if name.divisions else name.senses[:MOST]
    towns = {(sense.place.country, sense.place.admin1) for sense in senses if sense.place.kind in ("city", "capital")}
    scored = []
    for sense in senses:
        score = _prior(sense, name, weights)
        if sense.place.kind in ("admin1", "admin2") and (sense.place.country, sense.place.admin1) in towns:
            score += 0.0 if name.is_division else weights.seat
        if name.divisions:
            score += weights.written_behind * any(_lies_in(sense.place, division) for division in name.divisions)
        scored.append((score, sense.place))
    return scored


def _prior(sense: Sense, name: Name, weights: Weights) -> float:
    """How likely the place is before anything else is read: the logarithm of how many live there."""
    prior = log10(sense.weight + 100)
    match sense.place.kind:
        case "country":
            prior = max(prior, 7.0) + weights.country
        case "sea" | "region" | "continent":
            prior += weights.world
        case "admin2":
            prior += weights.other_rank * (name.noun != "admin2") if name.is_division else weights.district
        case "admin1":
            prior += weights.other_rank * (name.noun != "admin1") if name.is_division else weights.division
        case kind:
            prior += weights.not_division if name.is_division else weights.capital if kind == "capital" else 0.0
    if name.noun in NATURAL and sense.place.kind == name.noun:
        prior += weights.same_noun
    return prior if sense.own else prior + weights.other_name


def _lies_in(place: Place, division: tuple[str | None, str | None]) -> bool:
    country, admin1 = division
    return place.country == country and (admin1 is None or (place.admin1 == admin1 and place.kind != "admin1"))


def _shared(alone: Mapping[str, list[tuple[float, Place]]], weights: Weights) -> dict[str, list[float]]:
    """For each sense of each name, how many other names of the page could lie in the same country, province, district.

    "Paris" and "Henry County" have one district in common, though the best known sense of neither lies there.
    """
    lying: dict[Region, dict[str, float]] = {}
    for folded, senses in alone.items():
        best = max(score for score, _ in senses)
        for score, place in senses:
            likely = exp((score - best) / weights.doubt)
            for region in _regions(place):
                names = lying.setdefault(region, {})
                names[folded] = max(names.get(folded, 0.0), likely)
    totals = {region: sum(names.values()) for region, names in lying.items()}
    steps = (weights.shared_country, weights.shared_division, weights.shared_district)
    shared: dict[str, list[float]] = {}
    for folded, senses in alone.items():
        shared[folded] = []
        for _, place in senses:
            support = 0.0
            for weight, region in zip(steps, _regions(place), strict=False):
                others = totals[region] - lying[region][folded]
                support += weight * others / (1.0 + others)
            shared[folded].append(support)
    return shared


def _regions(place: Place) -> tuple[Region, ...]:
    if place.country is None:
        return ()
    if place.admin1 is None:
        return ((place.country,),)
    if place.admin2 is None:
        return ((place.country,), (place.country, place.admin1))
    return ((place.country,), (place.country, place.admin1), (place.country, place.admin1, place.admin2))


def _companion(name: Name, place: Place) -> Companion:
    return Companion(name.folded, place, min(1.0, 0.5 + 0.25 * name.count))


def _company(
    place: Place, others: Sequence[Companion], held: Sequence[Place], home: Place | None, weights: Weights
) -> float:
    """What the places chosen for the other names, and for that of the dateline, say for this one."""
    score, near = 0.0, 0.0
    if home is not None:
        score += weights.home * _kinship(place, home, weights)
    country, lat = place.country, place.lat
    for companion in others:
        other, strength = companion.place, companion.strength
        if other.country is None or other.country != country:
            if abs(lat - other.lat) < FAR and other.kind not in ("country", "admin1"):
                near += 0.5 * strength * _kinship(place, other, weights)
        elif other.kind == "country":
            score += weights.named_country * strength
        elif other.kind == "admin1":
            score += (weights.named_division if other.admin1 == place.admin1 else 0.0) * strength
        else:
            near += 0.5 * strength * _kinship(place, other, weights)
    if any(_lies_in(other, (place.country, place.admin1 if place.kind == "admin1" else None)) for other in held):
        score += weights.stands_behind * (place.kind in ("country", "admin1"))
    return score + weights.company * near / (1.5 + near)


def _kinship(place: Place, other: Place, weights: Weights) -> float:
    """How close two places are: the same country, the same province, a short way."""
    if place.country is None or other.country is None:
        return 0.0
    score = weights.nearness * exp(-kilometres(place, other) / weights.half_way)
    if place.country == other.country:
        score += weights.same_country
        if place.admin1 is not None and place.admin1 == other.admin1:
            score += weights.same_division
    return score


def _is_small(sense: Sense) -> bool:
    """Whether the place is one that nobody means who does not say where it is."""
    return sense.place.kind == "admin2" or (sense.place.kind == "city" and sense.weight < WELL_KNOWN)


def _ranked(name: Name, scored: list[tuple[float, Place]]) -> Ranked:
    best = scored[0][0]
    shares = [exp(2.0 * (score - best)) for score, _ in scored]
    total = sum(shares)
    candidates = (Candidate(place, round(share / total, 4)) for share, (_, place) in zip(shares, scored, strict=True))
    place: Place | None = scored[0][1]
    fits = any(_lies_in(sense.place, division) for sense in name.senses for division in name.divisions)
    small = all(_is_small(sense) for sense in name.senses)
    dry = name.noun in NATURAL and scored[0][1].kind in ("city", "capital")
    if (name.divisions and not fits and small) or dry:
        place = None
    return Ranked(place, tuple(candidate for candidate in list(candidates)[:KEPT] if candidate.score >= 0.001))
