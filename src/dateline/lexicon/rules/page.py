"""The words that shape a page: furniture, agencies, bylines, credits, datelines, section names, date stamps."""

from typing import Literal

from dateline.lexicon.rules.entry import Entry

CreditRole = Literal["reporting", "writing", "editing", "compiling", "contributing"]
FurnitureForm = Literal["heading", "list", "line", "opening", "ending", "pattern"]


class Furniture(Entry, frozen=True):
    """Phrases that show a line to be no part of the report, and the kind of furniture it then is.

    `form` says how much of the line they are: "heading" all of it, with teasers below; "list" the first words of such
    a heading; "line" all of it, alone; "opening" and "ending" its first or last words; "pattern" a regular expression
    over the whole line in lower case, tried where one of the words `needs` stands in it. `ends` is True where the
    report is over once they stand below it ("Latest news", never "Related"). Words are in lower case with straight
    quotes. In examples `{line:…}` marks all words of the line.
    """

    words: tuple[str, ...]
    kind: str
    form: FurnitureForm
    ends: bool = False
    needs: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, ...]:
        return (self.form, *self.words)

    @property
    def heads_list(self) -> bool:
        """Whether other reports are listed below the line."""
        return self.form in ("heading", "list")


class Agency(Entry, frozen=True):
    """A news agency, or an outlet that signs datelines in the same way: its usual short name and other spellings.

    `patterns` are regular expressions over the whole signature in lower case, for names of one shape (call signs).
    """

    name: str
    words: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    kind: Literal["agency", "outlet"] = "agency"


class BylineWord(Entry, frozen=True):
    """Words that open a byline ("By"), follow its names ("Staff Writer") or stand inside a name ("bin", "de la").

    In a byline that a format states, words of kind "desk" end the signature of no person ("Meridian Staff"), and those
    of kind "nobody" are what content systems write where no author is known ("admin").
    """

    kind: Literal["opening", "title", "particle", "desk", "nobody"]
    words: tuple[str, ...]

    @property
    def key(self) -> tuple[str, ...]:
        return (self.kind, *self.words)


class SignatureWord(Entry, frozen=True):
    """Words by which a report is signed without "By".

    "source" words open a line that says where it came from, "inputs" words one that thanks agencies; "unnamed" is all
    of a signature that names nobody ("Our Correspondent"); "desk" words stand behind an outlet's name ("Courier
    Staff"), "for" words before it ("Special to the"); a "paper" word ends one ("Harbour Courier"); "holder" is a
    regular expression over a line of copyright whose group `name` is the owner.
    """

    kind: Literal["source", "inputs", "unnamed", "desk", "for", "paper", "holder"]
    words: tuple[str, ...]

    @property
    def key(self) -> tuple[str, ...]:
        return (self.kind, *self.words)


class Credit(Entry, frozen=True):
    """Words of a closing line that name who helped: before the names ("editing by") or, with `after`, behind them
    ("contributed to this report"). `roles` are the fields of `Credits` that the names fill, none for other trades."""

    words: tuple[str, ...]
    roles: tuple[CreditRole, ...] = ()
    after: bool = False

    @property
    def key(self) -> tuple[str, ...]:
        return self.words


class DatelineWord(Entry, frozen=True):
    """Words in capitals before a dash that name no place ("BREAKING"), stand for a missing part ("NO DATE"), or stay
    small inside a place name ("es")."""

    kind: Literal["no place", "no date", "small"]
    words: tuple[str, ...]

    @property
    def key(self) -> tuple[str, ...]:
        return (self.kind, *self.words)


class NoticeWord(Entry, frozen=True):
    """Words in which a page speaks of its own making, and what kind of notice they are.

    `form` says where: "opening" words open a line of notice, "inside" ones tell the kind of a mere "note", a "slug" is
    a regular expression for what stands before or behind a headline or alone on its line ("UPDATE 3-"), a "pattern" one
    for the part that is meant ("in paragraph 4"). In a slug the group `n` is the number, before which lie `sends`
    sends: the wires number rewrites from 1, so that "UPDATE 1" is the second version; "2nd lead" counts the first.
    """

    kind: Literal["correction", "clarification", "update", "version", "retraction", "embargo", "note", "part"]
    form: Literal["opening", "inside", "slug", "pattern"]
    words: tuple[str, ...]
    sends: int = 0

    @property
    def key(self) -> tuple[str, ...]:
        return (self.form, *self.words)


class RoundupWord(Entry, frozen=True):
    """Words of pages with several reports: they announce "briefs" or the "entries" of a live blog in the lines above
    them, open a paragraph that says that several follow ("introduction") or one about something else ("elsewhere"), or
    stand behind the time of an entry ("zone")."""

    kind: Literal["briefs", "entries", "introduction", "elsewhere", "zone"]
    words: tuple[str, ...]

    @property
    def key(self) -> tuple[str, ...]:
        return (self.kind, *self.words)


class SectionName(Entry, frozen=True):
    """Names of a paper's sections, as they stand in its path line; "root" names are where each path begins ("Home")."""

    kind: Literal["section", "root"]
    words: tuple[str, ...]

    @property
    def key(self) -> tuple[str, ...]:
        return (self.kind, *self.words)


class Stamp(Entry, frozen=True):
    """Words before the date a page states of itself ("Published", "Last updated")."""

    kind: Literal["published", "updated"]
    words: tuple[str, ...]

    @property
    def key(self) -> tuple[str, ...]:
        return (self.kind, *self.words)


class Markup(Entry, frozen=True):
    """Words by which the markup of news sites calls a part of the page (class names, ids, labels), and its kind.

    `weak` words are also used of parts of the report: they tell only of a box that holds little of the page's prose.
    "report" is the body of the report itself, "paid" a part of it that scripts show to subscribers, "wall" what stands
    there for all others: a box where it offers a link or a button. Examples are names as they stand in markup:
    `{related:related-stories}`.
    """

    kind: Literal[
        "report", "standfirst", "navigation", "related", "popular", "recommended", "latest", "newsletter", "advert",
        "comments", "footer", "share", "author-bio", "caption", "date", "tags", "consent",
        "wall", "paid", "notice", "sidebar", "not",
    ]  # fmt: skip
    words: tuple[str, ...]
    weak: bool = False

    @property
    def key(self) -> tuple[str, ...]:
        return (self.kind, *self.words)
