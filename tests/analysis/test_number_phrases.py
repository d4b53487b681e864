"""Every way that reports write a number, through to the value that a reader sees."""

import time

import pytest

from dateline.analysis.numbers import NumberTables, compile_numbers, numbers_in
from dateline.lexicon.rules.load import Lexicon
from dateline.model.reading import NumberMention, Sentence
from dateline.model.sourced import Span


@pytest.fixture(scope="module")
def tables(lexicon: Lexicon) -> NumberTables:
    return compile_numbers(lexicon)


def read(text: str, tables: NumberTables) -> list[NumberMention]:
    return numbers_in(text, Sentence(0, 0, Span(0, len(text)), ()), tables)


def shown(mention: NumberMention) -> str:
    """A number on one line: "12..15 between", "40..40 about km", "2nd"."""
    if mention.ordinal:
        return f"no. {mention.count.low}"
    ends = f"{mention.count.low}..{mention.count.high} {mention.count.qualifier}"
    return f"{ends} {mention.unit}" if mention.unit else ends


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Two dozen guards fled.", ["24..24 exactly"]),
        ("Scores were hurt in the blast.", ["40..99 vague"]),
        ("A number of guards fled.", ["2..None vague"]),
        ("Any number of guards fled.", []),
        ("Not more than 12 men were held.", ["None..12 at most"]),
        ("Not less than 12 men were held.", ["12..None at least"]),
        ("No less than 12 men were held.", ["12..None at least"]),
        ("Upwards of 300 people came.", ["301..None more than"]),
        ("Upward of a thousand people came.", ["1001..None more than"]),
        ("Police held 40-odd men.", ["40..40 about"]),
        ("Police held forty-odd men.", ["40..40 about"]),
        ("Police held 40 or so men.", ["40..40 about"]),
        ("A couple of guards fled.", ["2..2 exactly"]),
        ("Two or three guards fled.", ["2..3 between"]),
        ("Two to three guards fled.", ["2..3 between"]),
        ("Two-to-three guards fled.", ["2..3 between"]),
        ("Officials counted 3 870 dead.", ["3870..3870 exactly"]),
        ("Officials counted 3\u202f870 dead.", ["3870..3870 exactly"]),
        ("Officials counted 3.870 dead.", ["3870..3870 exactly"]),
        ("The 12,000-strong force left.", ["12000..12000 exactly"]),
        ("The twelve-strong crew left.", ["12..12 exactly"]),
        ("A quarter of a million people fled.", ["250000..250000 exactly"]),
        ("Three quarters of a million people fled.", ["750000..750000 exactly"]),
        ("A quarter million people fled.", ["250000..250000 exactly"]),
        ("Three-quarters of a million people fled.", ["750000..750000 exactly"]),
        ("One in four houses burned.", ["25..25 exactly percent"]),
        ("One in every ten houses burned.", ["10..10 exactly percent"]),
        ("Nine out of 10 houses burned.", ["90..90 exactly percent"]),
        ("9 in 10 houses burned.", ["90..90 exactly percent"]),
        ("One of every three houses burned.", ["33..34 exactly percent"]),
        ("Two thirds of the houses burned.", ["66..67 exactly percent"]),
        ("The majority of the voters stayed at home.", ["51..99 vague percent"]),
        ("Most of the voters stayed at home.", ["51..99 vague percent"]),
        ("Most voters stayed at home.", []),
        ("A minority of the voters stayed at home.", ["1..49 vague percent"]),
        ("90 per cent of the voters stayed.", ["90..90 exactly percent"]),
        ("90 pct of the voters stayed.", ["90..90 exactly percent"]),
        ("Support fell by 3 percentage points.", ["3..3 exactly percent"]),
        ("Support fell 3 points.", ["3..3 exactly"]),
        ("None of the guards was hurt.", ["0..0 none"]),
        ("Not a single guard was hurt.", ["0..0 none"]),
        ("Not one guard was hurt.", ["0..0 none"]),
        ("Nobody was hurt.", ["0..0 none"]),
        ("There were no casualties or damage.", ["0..0 none"]),
        ("No civilians were hurt.", ["0..0 none"]),
        ("No fewer than 12 died, no more than 15.", ["12..None at least", "None..15 at most"]),
        ("No injuries were reported.", ["0..0 none"]),
        ("No damage was reported.", []),
        ("The number of attacks doubled in May.", []),
        ("The number has tripled to 60.", ["60..60 exactly"]),
        ("Twice as many people came.", []),
        ("A twofold rise was noted.", ["2..2 exactly times"]),
        ("Attacks rose threefold.", ["3..3 exactly times"]),
        ("A threefold rise.", ["3..3 exactly times"]),
        ("A ten-fold rise.", ["10..10 exactly times"]),
        ("It was the second attack in as many days.", ["no. 2"]),
        ("Raising the toll to 21.", ["21..21 exactly"]),
        ("Bringing to 21 the number of dead.", ["21..21 exactly"]),
        ("Three more died, taking the total to 21.", ["3..3 exactly", "21..21 exactly"]),
        ("Six people, including three children, died.", ["6..6 exactly", "3..3 exactly"]),
        ("Killing six, three of them children.", ["6..6 exactly", "3..3 exactly"]),
        ("Another six were hurt.", ["6..6 exactly"]),
        ("Six others were hurt.", ["6..6 exactly"]),
        ("All four died.", ["4..4 exactly"]),
        ("Both died.", []),
        ("Both men died.", []),
        ("The two died.", ["2..2 exactly"]),
        ("The pair were held.", ["2..2 exactly"]),
        ("A trio of gunmen fled.", ["3..3 exactly"]),
        ("A family of five died.", ["5..5 exactly"]),
        ("Five people each died in Arlit and Tera.", ["5..5 exactly"]),
        ("12 wounded, four of them seriously.", ["12..12 exactly", "4..4 exactly"]),
        ("At least 30, most of them women and children, died.", ["30..None at least", "51..99 vague percent"]),
        ("A 12-year-old boy died.", ["12..12 exactly age"]),
        ("The 12-year-old twins died.", ["12..12 exactly age", "2..2 exactly"]),
        ("A boy aged 12 died.", []),
        ("Amadou Barka, 43, was held.", ["43..43 exactly age"]),
        ("Amadou Barka (43) was held.", ["43..43 exactly age"]),
        ("Amadou, 12, and his sister Mina, 9, died.", ["12..12 exactly age", "9..9 exactly age"]),
        ("The team won 2-1 on Sunday.", []),
        ("Call 555-0142 for help.", []),
        ("An AK-47, an F-16, a Su-25 and an M23 column were seen.", []),
        ("Under Article 5 and Resolution 1701 they met on Route 9 near Camp 17.", []),
        ("Channel 4 said the Group of Seven met.", []),
        ("G7 and G20 ministers met with the E3 and P5+1.", []),
        ("She lived through 9/11.", []),
        ("They paid $1.2 billion and 1,000 rupees.", ["1200000000..1200000000 exactly USD", "1000..1000 exactly INR"]),
        (
            "They paid €5m and US$3m and Rs 5 lakh.",
            ["5000000..5000000 exactly EUR", "3000000..3000000 exactly USD", "500000..500000 exactly INR"],
        ),
        (
            "They paid 5 crore rupees, Rs. 2,000 and 3,000 yen.",
            ["50000000..50000000 exactly INR", "2000..2000 exactly INR", "3000..3000 exactly JPY"],
        ),
        ("It was minus 20 degrees and then -5C.", ["-20..-20 exactly °", "-5..-5 exactly"]),
        ("It was 40 degrees Celsius.", ["40..40 exactly °C"]),
        ("He was No. 2 in the group.", []),
        ("He was number two in the group.", []),
        ("The second-in-command was killed.", ["no. 2"]),
        ("They fired 300 rounds and 12 rockets.", ["300..300 exactly", "12..12 exactly"]),
        ("It lies 5km from the town and 12 km north.", ["5..5 exactly km", "12..12 exactly km"]),
        ("It weighs 3.5 tonnes; a 500-kg bomb fell.", ["3..4 exactly t", "500..500 exactly kg"]),
        ("A 3.5bn loan and a £2.7m fine.", ["3500000000..3500000000 exactly", "2700000..2700000 exactly GBP"]),
        ("At least ten people were killed12.", ["10..None at least"]),
        ("The 1st, 2nd and 23rd brigades left.", ["no. 1", "no. 2", "no. 23"]),
        ("The 101st left.", ["no. 101"]),
        ("The twenty-third brigade left.", ["no. 23"]),
        ("Ninety-nine percent of it.", ["99..99 exactly percent"]),
        ("More than half the town burned.", ["51..None more than percent"]),
        ("Nearly half of the town burned.", ["50..50 nearly percent"]),
        ("Half a dozen shells fell.", ["6..6 exactly"]),
        ("A half-dozen shells fell.", ["6..6 exactly"]),
        ("Half-a-dozen shells fell.", ["6..6 exactly"]),
        ("Some two and a half million people fled.", ["2500000..2500000 about"]),
        ("½ of the town burned.", ["50..50 exactly percent"]),
        ("2½ million people fled.", ["2500000..2500000 exactly"]),
        ("Some 1½ tonnes were found.", ["1..2 about t"]),
        ("¼ of the town burned.", ["25..25 exactly percent"]),
        ("١٢ people died.", ["12..12 exactly"]),
        ("１２ people died.", ["12..12 exactly"]),
        ("12² is a sign.", ["12..12 exactly"]),
        ("XII soldiers died.", []),
        ("The twelfth and thirteenth shells.", ["no. 12", "no. 13"]),
        (
            "Hundreds of people fled; thousands marched; tens of thousands came.",
            ["200..999 vague", "2000..9999 vague", "20000..99999 vague"],
        ),
        ("Several hundred people and a few thousand others came.", ["300..999 vague", "2000..9999 vague"]),
        ("Many hundreds of people came.", ["200..999 vague"]),
        ("Several thousand, perhaps 5,000, came.", ["3000..9999 vague", "5000..5000 about"]),
        ("Between 9 and 15 men died.", ["9..15 between"]),
        ("From 9 to 15 men died.", ["9..15 between"]),
        ("9–15 men died.", ["9..15 between"]),
        ("Between nine and fifteen men died.", ["9..15 between"]),
        ("Between 1,000 and 2,000 people fled.", ["1000..2000 between"]),
        ("Between 1.5 and 2 million people fled.", ["1500000..2000000 between"]),
        ("Between one million and 1.5 million people fled.", ["1000000..1500000 between"]),
        ("1-2 million people fled.", ["1000000..2000000 between"]),
        ("$3-5 million was paid.", ["3000000..5000000 between USD"]),
        ("€3 to €5 million was paid.", ["3000000..5000000 between EUR"]),
        ("Some $3 billion to $5 billion was paid.", ["3000000000..5000000000 about USD"]),
        ("Ten to 15 percent of it was lost.", ["10..15 between percent"]),
        ("10-15% of it was lost.", ["10..15 between percent"]),
        ("10% to 15% of it was lost.", ["10..15 between percent"]),
        ("The toll rose from 10 to 20.", ["10..10 exactly", "20..20 exactly"]),
        ("The toll was >40 and <50 and ~45.", ["41..None more than", "None..49 less than", "45..45 about"]),
        ("At least 40 but no more than 50 died.", ["40..None at least", "None..50 at most"]),
        ("More than 40 and perhaps as many as 60 died.", ["41..None more than", "None..60 at most"]),
        ("Forty-some people died.", ["40..40 about"]),
        ("Forty-something people died.", ["40..40 about"]),
        ("A thousand-plus people came.", ["1000..None at least"]),
        ("100+ people came.", ["100..None at least"]),
        ("Over 100 people came, over two days.", ["101..None more than", "3..None more than day"]),
        ("As few as 12 people came.", ["12..None at least"]),
        ("At most 12 people came.", ["None..12 at most"]),
        ("12 at most came.", ["None..12 at most"]),
        ("Fewer than a dozen came.", ["None..11 less than"]),
        ("Just under 100 came.", ["None..99 less than"]),
        ("A maximum of 40 came.", ["None..40 at most"]),
        ("Well under 40 came.", ["None..39 less than"]),
        ("Nearly a hundred came.", ["100..100 nearly"]),
        ("Close to 40 came.", ["40..40 nearly"]),
        ("In the region of 40 came.", ["40..40 about"]),
        ("Around 40 came.", ["40..40 about"]),
        (
            "About 40 came; roughly 50; approximately 60; circa 70; an estimated 80.",
            ["40..40 about", "50..50 about", "60..60 about", "70..70 about", "80..80 about"],
        ),
        ("Estimates of 40 and a minimum of 12.", ["40..40 exactly", "12..None at least"]),
        ("Exactly 40 came.", ["40..40 exactly"]),
        ("Only 40 came; just 30.", ["40..40 exactly", "30..30 exactly"]),
        ("A total of 40 came.", ["40..40 exactly"]),
        ("A few came.", ["2..9 vague"]),
        ("Several came.", ["3..9 vague"]),
        ("A handful came.", ["2..9 vague"]),
        ("Dozens came.", ["24..99 vague"]),
        ("A dozen came.", ["12..12 exactly"]),
        ("Hundreds of thousands came.", ["200000..999999 vague"]),
        ("Quite a few came.", ["2..9 vague"]),
        ("A lot of people came, plenty of them.", []),
        ("Many came and few left.", []),
        ("Countless people came.", []),
        ("An unknown number of people came.", ["2..None vague"]),
        ("A large number of people came.", ["2..None vague"]),
        ("A small number of people came.", ["2..None vague"]),
        ("One person came.", ["1..1 exactly"]),
        ("A single person came.", []),
        ("The lone gunman fled.", []),
        ("No one came.", ["0..0 none"]),
        ("The 1,600 refugees left.", ["1600..1600 exactly"]),
        ("In 2016 1,600 refugees left.", ["1600..1600 exactly"]),
        ("By 2016 some 1900 refugees left.", ["1900..1900 about"]),
        ("It was 2016.", []),
        ("The 2016 attack killed 12.", ["12..12 exactly"]),
        ("Paragraph 12 says nothing.", []),
        ("On page 12 and at No. 10 Mill Lane.", []),
        ("At 10 Mill Lane three men died.", ["3..3 exactly"]),
        ("The 5th round and the 3-day truce.", ["no. 5", "3..3 exactly day"]),
        ("The 3-2 vote passed.", []),
        ("They voted 120 to 80.", ["120..120 exactly", "80..80 exactly"]),
        ("They voted by 120 votes to 80.", ["120..120 exactly", "80..80 exactly"]),
        ("The vote was 120-80.", []),
        ("A 10-day truce.", ["10..10 exactly day"]),
        ("Twenty-four hours later 12 were dead.", ["24..24 exactly hour", "12..12 exactly"]),
        ("The 30-year-old conflict.", ["30..30 exactly age"]),
        ("The 20 million-strong minority.", ["20000000..20000000 exactly"]),
        ("Of the 12, four died.", ["12..12 exactly", "4..4 exactly"]),
        ("Four of the 12 died.", ["4..4 exactly", "12..12 exactly"]),
        ("Twelve of 20 hostages died.", ["12..12 exactly", "20..20 exactly"]),
        ("12 of the 20 hostages died.", ["12..12 exactly", "20..20 exactly"]),
        ("Six to eight gunmen came.", ["6..8 between"]),
        ("Ten-to-twelve gunmen came.", ["10..12 between"]),
        ("Some 12 to 15 gunmen came.", ["12..15 about"]),
        ("At least 12 to 15 gunmen came.", ["12..None at least"]),
        ("Up to 10 or 12 gunmen came.", ["None..12 at most"]),
        ("Five, six or seven gunmen came.", ["5..5 exactly", "6..7 between"]),
        ("Twelve (12) men died.", ["12..12 exactly"]),
        ("Twelve-hundred men died.", ["1200..1200 exactly"]),
        ("A hundred or so men died.", ["100..100 about"]),
        ("A hundred odd men died.", ["100..100 about"]),
        ("A score of men died.", ["20..20 exactly"]),
        ("A gross of shells.", []),
        ("A double-digit rise.", []),
        ("Zero casualties were reported.", ["0..0 none"]),
        ("Officials counted 1,23,456 dead.", ["123456..123456 exactly"]),
        ("Turnout fell to 12,5 percent.", ["12..13 exactly percent"]),
        ("They counted 12,34 votes.", ["None..None unstated"]),
        ("The code 1,2,3,4,5 was sent.", ["None..None unstated"]),
        ("A value of 1e400 was shown.", ["None..None unstated"]),
        ("Some 1 1/2 tonnes were found.", ["1..2 about t"]),
        ("In Karvala, 12, mostly children, died.", ["12..12 exactly"]),
        ("The 155mm shell weighs 43 kg.", ["155..155 exactly mm", "43..43 exactly kg"]),
        ("A sub-300 metre strip was built.", ["None..299 less than m"]),
        ("They paid £2.50 and PS2.7m.", ["2..3 exactly GBP", "2700000..2700000 exactly GBP"]),
        ("Prices rose by 12 percent (3 points).", ["12..12 exactly percent", "3..3 exactly"]),
        ("The toll was >=40.", ["40..None at least"]),
        ("Almost all of the 40 died.", ["40..40 exactly"]),
        ("Support fell from 40 percent to 25 percent.", ["40..40 exactly percent", "25..25 exactly percent"]),
        ("The group of 12 fled.", ["12..12 exactly"]),
        ("A group of 12 gunmen came.", ["12..12 exactly"]),
        ("A total of 40 people came.", ["40..40 exactly"]),
        ("Two million million dollars were spent.", ["None..None unstated"]),
        ("Two million hundred dollars were spent.", ["None..None unstated"]),
    ],
)
def test_a_number_comes_out_with_its_bound(text: str, numbers: list[str], tables: NumberTables):
    assert numbers == [shown(mention) for mention in read(text, tables)]


def test_what_a_number_was_is_kept_beside_what_it_is(tables: NumberTables):
    assert [(40.0, None), (60.0, 40.0)] == [
        (mention.amounts[0], mention.was) for mention in read("Attacks rose from 40 to 60 in May.", tables)
    ]
    assert [None, None] == [mention.was for mention in read("Ten men went to 12 towns.", tables)]


def test_the_same_in_another_measure_has_the_same_direction(tables: NumberTables):
    found = read("Prices fell by 1 to 1.5 dollars (2.8 to 3 percent).", tables)
    assert ["down", "down"] == [mention.change for mention in found]


@pytest.mark.parametrize(
    "text",
    [
        "9" * 10_000,
        "1e400 people died.",
        ",".join(map(str, range(50_000))),
        " ".join(map(str, range(20_000))),
        "million " * 20_000,
        "a hundred " * 20_000,
        "two hundred and " * 20_000,
        "twenty-" * 20_000,
        "one in " * 20_000,
        "$" * 50_000 + "5",
        "-" * 50_000 + "5",
        "4\u200b" * 20_000,
        "½" * 20_000,
        "²" * 20_000,
        "between 1 and " * 20_000,
        "from 1 to " * 20_000,
        "12 (" * 20_000,
        "about " * 20_000 + "12",
        "١٢ " * 20_000,
        "1 000 " * 20_000,
        "most of " * 20_000,
        "and three of them " * 20_000,
    ],
    ids=lambda text: text[:12],
)
def test_a_hostile_line_takes_no_more_time_than_its_length(text: str, tables: NumberTables):
    began = time.process_time()
    for mention in read(text, tables):
        assert mention.count.low is None or mention.count.low < 10**16
    assert time.process_time() - began < 4


@pytest.mark.parametrize("text", ["9" * 40, "1e400", "4\u200b0 people", "12,34 votes", "1,2,3", "two million million"])
def test_a_number_that_cannot_be_read_says_so(text: str, tables: NumberTables):
    (mention,) = read(f"They counted {text} there.", tables)
    assert "None..None unstated" == shown(mention)


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("Gunners shot down 18 drones.", [None]),
        ("Jets dropped three bombs.", [None]),
        ("Attacks dropped by 18.", ["down"]),
        ("Attacks were down 12 percent.", ["down"]),
        ("The army lost six men.", [None]),
    ],
)
def test_what_is_dropped_or_shot_down_is_no_difference(text: str, changes: list[str | None], tables: NumberTables):
    assert changes == [mention.change for mention in read(text, tables)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("The victims, aged 24 and 31, were brothers.", []),
        ("The council recalled resolutions 1559 and 1701.", []),
        ("Two soldiers, aged 24, and 31 civilians died.", ["2..2 exactly", "31..31 exactly"]),
    ],
)
def test_what_is_joined_to_an_age_or_a_label_counts_nothing_either(text: str, numbers: list[str], tables: NumberTables):
    assert numbers == [shown(mention) for mention in read(text, tables)]
