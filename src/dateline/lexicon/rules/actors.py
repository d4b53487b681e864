"""Entries about people and bodies: the list of actors, nouns for people and bodies, titles, communities."""

from typing import Any, Literal

from dateline.lexicon.rules.entry import Entry

CommunityKind = Literal["ethnic", "religious", "nation"]
Gender = Literal["male", "female"]


class Actor(Entry, frozen=True):
    """A row of the actor list: an organisation, armed group, party, service or medium, with the years it was active.

    `country` is ISO 3166 alpha-3 or one of PLOVER's for what no state owns (IGO, UNO, EUR, NGO, IMG, MNC).
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    sector: str | None = None
    kind: str = "organisation"
    since: int | None = None
    until: int | None = None

    def __post_init__(self) -> None:
        """Raises `ValueError` where the last year lies before the first."""
        _in_order(self.since, self.until)


class RoleNoun(Entry, frozen=True):
    """Nouns that head a phrase for people or a body: "soldier", "interior ministry", "gunman/gunmen".

    `body` joins the country to one actor ("IRQ-mil"); a `weak` noun takes its sector from the words before it ("rebel
    commander"); `group` nouns are actors even without a name; an `anaphor` may stand for a group named before; a
    `thing` (a ship, a post) is an actor only with an owner. `national` is the sector of a weak noun that nothing but a
    country qualifies: "the Libyan leader" is of a government. A `voice` speaks for the body before it, which stays an
    actor of its own: "army spokesman" is a spokesman of the army.
    """

    words: tuple[str, ...]
    sector: str
    kind: str
    body: str | None = None
    person: bool = False
    weak: bool = False
    group: bool = False
    anaphor: bool = False
    thing: bool = False
    country: str | None = None
    national: str | None = None
    voice: bool = False


class Title(Entry, frozen=True):
    """Words before a name: a `rank` ("Rear Admiral"), a `courtesy` ("Mrs."), else an office ("President"). `head` ones
    are offices of heads of state and government: who bears one in a report holds it on that day."""

    words: tuple[str, ...]
    sector: str | None = None
    rank: bool = False
    courtesy: bool = False
    head: bool = False
    gender: Gender | None = None
    country: str | None = None


class Modifier(Entry, frozen=True):
    """Words that tell what kind of people a weak noun means ("rebel", "police"); `former` ones say that it is past.
    A `weak` modifier speaks only where nothing else does ("Muslim leaders")."""

    words: tuple[str, ...]
    sector: str
    former: bool = False
    weak: bool = False


class Community(Entry, frozen=True):
    """Adjectives and nouns for communities: ethnic, religious, or of a nation that the list of countries lacks.

    With `adjective` the first word is the one by which the nation's bodies are called ("U.S. military").
    """

    words: tuple[str, ...]
    kind: CommunityKind
    country: str | None = None
    adjective: bool = False

    @property
    def key(self) -> tuple[Any, ...]:
        """The words and the country: one spelling may name two communities."""
        return (self.words, self.country)


class Gendered(Entry, frozen=True):
    """Words that tell the sex of the person they mean: pronouns, nouns, first names of public use."""

    words: tuple[str, ...]
    gender: Gender


class Pronoun(Entry, frozen=True):
    """The forms of a pronoun, the plain one first: what it may stand for. A `first` person is whoever speaks."""

    words: tuple[str, ...]
    number: Literal["one", "many", "thing"]
    gender: Gender | None = None
    first: bool = False


class Homograph(Entry, frozen=True):
    """Short names that are plain words when a whole line is set in capitals ("IS", "WHO")."""

    words: tuple[str, ...]


class NameParticle(Entry, frozen=True):
    """Lower-case words inside a person's name ("bin", "van der")."""

    words: tuple[str, ...]


class AliasCue(Entry, frozen=True):
    """Words between two names of one bearer: "X, better known as Y"."""

    words: tuple[str, ...]


class Determiner(Entry, frozen=True):
    """Words that open a noun phrase: `definite` ones may point back, `indefinite` ones bring in someone new."""

    words: tuple[str, ...]
    sense: Literal["definite", "indefinite", "open"]


class Leader(Entry, frozen=True):
    """A head of state or government, from the year `since` to the year `until`; later he is of the elite (ELI)."""

    name: str
    country: str
    since: int
    until: int | None = None
    aliases: tuple[str, ...] = ()
    sector: str = "GOV"

    def __post_init__(self) -> None:
        """Raises `ValueError` where the last year lies before the first."""
        _in_order(self.since, self.until)

    @property
    def key(self) -> tuple[Any, ...]:
        """One row a person and term."""
        return (self.name, self.since)


class Official(Leader, frozen=True):
    """A minister, general, speaker, opposition leader or rebel chief, in the years in which he is of `sector`."""

    @property
    def key(self) -> tuple[Any, ...]:
        """One row a person, part and term."""
        return (self.name, self.country, self.since)


def _in_order(since: int | None, until: int | None) -> None:
    if since is not None and until is not None and until < since:
        raise ValueError(f"`until` {until} lies before `since` {since}; correct one of them")
