"""The mentions of one sentence: a reading cut down to it, so that who looks at one sentence looks at little."""

from msgspec import Struct
from msgspec.structs import replace

from dateline.model.reading import NameMention, NumberMention, PlaceMention, Reading, Sentence, TimeMention


class Mentions(Struct, frozen=True):
    """A reading with its mentions sorted by sentence."""

    reading: Reading
    times: dict[int, tuple[TimeMention, ...]]
    numbers: dict[int, tuple[NumberMention, ...]]
    places: dict[int, tuple[PlaceMention, ...]]
    names: dict[int, tuple[NameMention, ...]]

    def of(self, sentence: Sentence) -> Reading:
        """The reading with the mentions of this sentence alone."""
        i = sentence.index
        return replace(
            self.reading,
            times=self.times.get(i, ()),
            numbers=self.numbers.get(i, ()),
            places=self.places.get(i, ()),
            names=self.names.get(i, ()),
        )


def mentions_of(reading: Reading) -> Mentions:
    """Sort the mentions of a reading by sentence, once an article."""
    times: dict[int, tuple[TimeMention, ...]] = {}
    for time in reading.times:
        times[time.sentence] = (*times.get(time.sentence, ()), time)
    numbers: dict[int, tuple[NumberMention, ...]] = {}
    for number in reading.numbers:
        numbers[number.sentence] = (*numbers.get(number.sentence, ()), number)
    places: dict[int, tuple[PlaceMention, ...]] = {}
    for place in reading.places:
        places[place.sentence] = (*places.get(place.sentence, ()), place)
    names: dict[int, tuple[NameMention, ...]] = {}
    for name in reading.names:
        names[name.sentence] = (*names.get(name.sentence, ()), name)
    return Mentions(reading, times, numbers, places, names)
