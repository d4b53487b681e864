"""Where sentences end: a table of examples, and what no input may break."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.analysis.sentence_ends import SentenceTables, compile_sentences, parts, sentence_ends
from dateline.lexicon.rules.load import Lexicon


@pytest.fixture(scope="module")
def tables(lexicon: Lexicon) -> SentenceTables:
    return compile_sentences(lexicon)


# A bar stands where a sentence ends.
EXAMPLES = """
The town was bombed. | Dozens died in the bombardment. | Nobody came to the bank.
He was held for a month. | Ilves was freed on Monday.
She died in her sleep. | Rehn was at home.
The U.S. Army left Karvala. | It took a week.
He lives in the U.S. | He works in Dravia.
He flew to the U.S. | “We stay here,” she said.
The U.S. House voted on it. | The U.N. envoy did not.
The U.N. said so. | The E.U. did not.
They met in Washington, D.C., on Monday. | They parted in Washington, D.C. | The talks failed.
Lt. Gen. Karim al-Rashid spoke. | Gen. al-Rashid did not.
Rear Adm. Mara Ilves and Pfc. Ana Roca met Sgt. Omar Said.
Mr. and Mrs. Rehn saw Dr. Roca and Prof. J. Haddad.
Sen. A. B. Karam met Gov. J. Ilves and Rep. T. Rehn.
It ended at 5 p.m. on Sunday. | It began at 9 a.m. | Police came at noon.
At 5 p.m. Sunday he left. | At 6 a.m. Monday she came.
He was No. 3 on the list. | She was No. 1. | He lost.
“Is it over?” | “No.” | “When will it be?”
The answer was no. | Ilves left the room.
They met on Jan. 5 and Feb. 12. | They will meet in Sept. | Nobody knows where.
He died in Northport, Miss. | His wife lives in Eastport, Calif. | She is well.
The Northport, Calif. Highway Patrol came.
NORTHPORT, Calif. — A ferry sank on Monday. | NORTHPORT, Calif. (Northwire) – Two men died.
U.S. Sens. Omar Karam and Tomas Rehn met Asst. Chief Ana Roca.
Did he fly to Washington, D.C.? | Ilves did. | She left the U.S.! | Rehn stayed.
The U.S. “Harbour Plan” failed.
It was over.[1] | The army left.[12] | Nobody stayed.
“He lost the peace.” | Karim replied: “He lost the war.”
He joined Northwire Inc. in 2010. | He left Meridian Corp. | The firm closed.
Northwire Ltd. Chairman Omar Said spoke for Karvala Co. of Dravia.
It burned on Hill St. | Two men fled to 12 Mill Ave. near the port.
Omar Karam Jr. was elected. | His rival was Omar Said Sr. | They are cousins.
J. Smith met T. E. Rehn. | J. R. Haddad came later.
Plan B failed. | Vitamin C. Karim is a name. | World War I. | The end.
They sold boats, nets, etc. in the port. | They bought salt, rice, etc. | Then they left.
Karam et al. wrote it. | The court agreed.
The case Karam v. Dravia was heard. | Red vs. Blue was not.
It rose 3.5 percent to $2.75. | It fell to 0.5. | Nobody cared.
It rose in 2007. | 15 people died in 2008.
He is 5 ft. tall. | He weighs 90 lbs. | They measured him.
See example.org/news.html for more. | Write to desk@example.org. | Nobody answers.
He wrote on northwire.example that it was over. | It was not.
KARVALA, Dravia (AP) — Two men died. | A third was hurt.
(Northwire) — Two men died. | (This report was corrected.) | It is old.
He left (she did not). | They met again. | (They had met before.)
He left (nobody saw him.) and never came back.
“We will stay,” he said. | “We have no other place.”
“We will stay. | We have no other place,” he said.
“Who did this?” asked the mayor. | “Nobody!” she said.
“Who did this?” Karim Haddad asked. | Nobody knew.
“Get out!” Lt. Gen. Omar Said shouted. | They did.
“Who did this?” | Police said that two men had fled.
“Who did this?!” he cried. | Silence.
"It is over." | "It is not." | They left.
"It is over," she said. | "Go home."
He called it “the end.” | She did not agree.
He called it 'the end.' | She did not agree.
She said: “It is over.” | Then she left.
“We have waited … and nothing came,” she said. | “So …” | He left.
“We have waited ... | We cannot go on,” she said. | He was ... Karim said no more.
It was over... | Nobody spoke.
He waited . . . and left.
Is it over? | Yes! | Who knows?
What?! | No!!! | Why???
Two men died .  | A third was hurt .
Two men died in Karvala.It happened at noon. → Two men died in Karvala. | It happened at noon.
He said so.“No one saw it.” → He said so. | “No one saw it.”
“It is over.”Then she left. → “It is over.” | Then she left.
1. The army leaves. | 2. The rebels stay.
a) The army leaves. | b) The rebels stay.
al-Karim left. | al-Rashid stayed. | iPhones were lost.
He left. | — She stayed.
He left; she stayed: nobody cared – why?
两人死亡。第三人受伤。 → 两人死亡。 | 第三人受伤。
Он ушёл. | Она осталась.
هل انتهى؟ | نعم.
THE ARMY LEFT KARVALA. | THE U.S. ENVOY STAYED. | GEN. SAID CAME.
He paid approx. 40 dinars to the Dravia Dept. of Roads. | It was late.
""".strip().split("\n")


@pytest.mark.parametrize("example", EXAMPLES)
def test_sentences_end_where_a_reader_would_end_them(example: str, tables: SentenceTables):
    text, _, cut = example.partition(" → ")
    expected = (cut or text).split(" | ")
    assert [one.strip() for one in expected] == [one.strip() for one in parts(text.replace(" | ", " "), tables)]


def test_each_line_of_a_list_begins_a_sentence(tables: SentenceTables):
    text = "The terms:\n- the army leaves\n- the rebels stay\n1. nobody pays\n• all go home"
    assert text.split("\n") == [part.strip() for part in parts(text, tables)]


def test_a_line_break_alone_ends_nothing(tables: SentenceTables):
    assert ["THE ARMY LEFT\nKARVALA."] == list(parts("THE ARMY LEFT\nKARVALA.", tables))


def test_a_mark_left_behind_a_blank_closes_the_sentence(tables: SentenceTables):
    assert ["“It is over. ”", "She left."] == [one.strip() for one in parts("“It is over. ” She left.", tables)]


HOSTILE = {
    "one word": "a" * 1_000_000,
    "no stop": "word " * 200_000,
    "stops": "." * 1_000_000,
    "spaced stops": ". " * 500_000,
    "dotted word": "a." * 500_000,
    "initials": "A. " * 300_000,
    "marks": '"' * 100_000,
    "open marks": "“" * 300_000,
    "open and stop": "“. " * 300_000,
    "closers": ".”" + "”" * 500_000,
    "spaced closers": "." + " ”" * 300_000,
    "blanks": "." + " " * 1_000_000,
    "stops and blanks": (". " + " " * 50) * 20_000,
    "lines": "word\n" * 200_000,
    "bullets": "\n- a" * 200_000,
    "numbers": "12,345.67 " * 100_000,
    "tabs": "12\t\t" * 200_000,
    "zeros": "\0" * 1_000_000,
    "marks of direction": "\u200f\u202e. " * 200_000,
    "no blanks": "两人死亡" * 200_000,
    "cjk stops": "死。" * 200_000,
    "capitals and tags": "“?” " + "A " * 300_000,
    "tags": "“?” A A A A A " * 50_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_takes_linear_time(text: str, tables: SentenceTables):
    began = time.process_time()
    ends = list(sentence_ends(text, 0, len(text), tables))
    assert time.process_time() - began < 4
    assert ends == sorted(set(ends))


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="aB1 .?!…“”\"'()\n-。,U", max_size=80))
def test_ends_ascend_and_lie_inside(text: str):
    ends = list(sentence_ends(text, 0, len(text), SentenceTables()))
    assert ends == sorted(set(ends))
    assert all(0 < end <= len(text) for end in ends)
    assert text == "".join(parts(text, SentenceTables()))
