"""What resolution knows beside a finding: the whole reading, the day of the report, and what every time means."""

from msgspec import Struct

from dateline.model.article import Published
from dateline.model.finding import Role
from dateline.model.problem import Problem
from dateline.model.reading import Reading, sentence_range
from dateline.model.sourced import Sourced
from dateline.model.values import When


class PeopleWords(Struct, frozen=True):
    """Words of the lexicon that count people: one word for several (`together`: "family"), nouns that are a number of
    them (`pairs`: "couple"), what sets some apart and says nothing of who they are (`others`: "three more"), pronouns
    for more than one (`many`); who keeps order in one town (`local`: "police", "sheriff");
    what bears the name of a town and is none (`sites`: "streets")."""

    together: frozenset[str] = frozenset()
    pairs: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    many: frozenset[str] = frozenset()
    local: frozenset[str] = frozenset()
    sites: frozenset[str] = frozenset()


class Context(Struct, frozen=True):
    """`whens` is aligned with `reading.times`: the value of each mention, or the problem that stood in its way."""

    reading: Reading
    published: Published
    whens: tuple[Sourced[When] | Problem, ...]
    people: PeopleWords = PeopleWords()

    def published_at(self, sentence: int) -> Published:
        """The day from which a sentence is told: that of its entry where the entry states one, else the page's."""
        item = self.reading.item_of(sentence)
        own = None if item is None else self.reading.article.items[item].published
        return self.published if own is None else own

    def when_of(self, role: Role) -> Sourced[When] | Problem | None:
        """The meaning of the time words in a role, or None where no time mention overlaps it."""
        for number in range(*sentence_range(self.reading.times, role.sentence)):
            if self.reading.times[number].span.overlaps(role.span):
                return self.whens[number]
        return None
