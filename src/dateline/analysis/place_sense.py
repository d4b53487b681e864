"""Which place a name means on this page: one sense a name, by what else the page names and where it was written."""

from collections.abc import Mapping, Sequence
from math import cos, exp, hypot, log10, radians

from msgspec import Struct

from dateline.analysis.gazetteer import Sense
from dateline.model.values import Candidate, Place

# All constants of this module were set on lgl (American small towns) and geovirus (world news), 2026-11.
KM = 111.2
NEAR = 120.0  # km at which a neighbour counts half as much as one in the same street, about
ROUNDS = 3
MOST = 120  # senses of one name that are weighed: the best known ones


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
    def admin(self) -> bool:
        """Whether a noun beside it makes it a division."""
        return self.noun in ("admin1", "admin2")


class Ranked(Struct, frozen=True):
    """The sense that was chosen and all that were weighed, best first, with their shares of one."""

    place: Place
    alternatives: tuple[Candidate, ...]


def senses_of_page(names: Sequence[Name], *, home: Place | None) -> Mapping[str, Ranked]:
    """One place for every name. `home` is the place of the dateline, if the page has one and it is known."""
    chosen: dict[str, Sense] = {}
    scores: dict[str, list[tuple[float, Sense]]] = {}
    for _ in range(ROUNDS):
        for name in names:
            scores[name.folded] = _scored(name, names, chosen, home)
        chosen = {folded: ranked[0][1] for folded, ranked in scores.items()}
    return {folded: _ranked(ranked) for folded, ranked in scores.items()}


def kilometres(one: Place, other: Place) -> float:
    """The distance between two places, exact enough below a thousand kilometres."""
    east = abs(one.lon - other.lon)
    return KM * hypot(one.lat - other.lat, min(east, 360 - east) * cos(radians((one.lat + other.lat) / 2)))


def _scored(
    name: Name, names: Sequence[Name], chosen: Mapping[str, Sense], home: Place | None
) -> list[tuple[float, Sense]]:
    others = [(other, chosen[other.folded].place) for other in names if other.folded in chosen and other.folded != name.folded]
    scored = []
    for sense in name.senses[:MOST] if not name.divisions else name.senses:
        score = _prior(sense, name)
        if name.divisions:
            score += 12.0 * any(_lies_in(sense.place, division) for division in name.divisions)
        if home is not None:
            score += _kinship(sense.place, home, 1.0)
        score += _company(sense.place, others)
        score += 4.0 * any(_holds(sense.place, chosen[held].place) for held in name.holds if held in chosen)
        scored.append((score, sense))
    scored.sort(key=lambda pair: (-pair[0], pair[1].place.id))
    return scored


def _prior(sense: Sense, name: Name) -> float:
    """How likely the place is before anything else is read: the logarithm of how many live there."""
    prior = log10(sense.weight + 100)
    place = sense.place
    if place.kind == "country":
        prior = max(prior, 7.0) + 1.0
    elif place.kind == "admin2":
        prior -= 0.0 if name.admin else 2.0
    elif place.kind == "admin1":
        prior -= 0.0 if name.admin else 0.7
    elif name.admin:
        prior -= 1.5
    elif place.kind == "capital":
        prior += 0.8
    return prior if sense.own else prior - 1.2


def _lies_in(place: Place, division: tuple[str | None, str | None]) -> bool:
    country, admin1 = division
    return place.country == country and (admin1 is None or (place.admin1 == admin1 and place.kind != "admin1"))


def _holds(place: Place, other: Place) -> bool:
    return place.country == other.country and (place.kind == "country" or (place.admin1 == other.admin1 and place.kind == "admin1"))


def _kinship(place: Place, other: Place, weight: float) -> float:
    """How close two places are: the same country, the same province, a short way."""
    if place.country is None or other.country is None:
        return 0.0
    score = 0.0
    if place.country == other.country:
        score += 0.8
        if place.admin1 is not None and place.admin1 == other.admin1:
            score += 1.0
    return weight * (score + 1.5 * exp(-kilometres(place, other) / NEAR))


def _company(place: Place, others: Sequence[tuple[Name, Place]]) -> float:
    """What the rest of the page says for this place: the divisions it lies in, and how near the other places are."""
    score, near = 0.0, 0.0
    for name, other in others:
        strength = min(1.0, 0.5 + 0.25 * name.count)
        if other.kind == "country":
            if other.country == place.country:
                score += 0.8 * strength
        elif other.kind == "admin1":
            if other.country == place.country:
                score += 0.4 * strength
                if other.admin1 == place.admin1:
                    score += 1.2 * strength
        else:
            near += _kinship(place, other, 0.5 * strength)
    return score + 2.5 * near / (1.5 + near) if near else score


def _ranked(scored: list[tuple[float, Sense]]) -> Ranked:
    best = scored[0][0]
    shares = [exp(2.0 * (score - best)) for score, _ in scored]
    total = sum(shares)
    candidates = tuple(
        Candidate(sense.place, round(share / total, 4)) for share, (_, sense) in zip(shares, scored, strict=True)
    )
    return Ranked(scored[0][1].place, tuple(candidate for candidate in candidates[:5] if candidate.score >= 0.001))
