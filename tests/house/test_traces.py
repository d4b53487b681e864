"""What does not belong into a public repository: paths of a machine, sentences that are not ours."""

import re

# Written so that this file does not hold what it looks for.
HALVES = (("wo", r"rk/\w"), ("ro", r"ot/\w"), ("ho", r"me/\w+/"), ("Us", r"ers/\w+/"), ("tm", "p/try"))
HOMES = re.compile("|".join(f"/{first}{rest}" for first, rest in HALVES))
# Shorter than a sentence, longer than the words that a test of the seed expects as evidence.
SHINGLE = 12


def test_no_tracked_file_names_a_path_of_a_machine(tracked):
    named = [
        f"{name}:{number}: {line.strip()[:100]}"
        for name, text in tracked.items()
        for number, line in enumerate(text.splitlines(), 1)
        if HOMES.search(line)
    ]
    assert [] == named


def test_no_tracked_file_copies_the_seed_report(tracked, shared):
    seed = shingles((shared / "seed" / "article.txt").read_text("utf-8"))
    copied = {name: sorted(both)[:3] for name, text in tracked.items() if (both := seed & shingles(text))}
    assert {} == copied


def shingles(text: str) -> set[str]:
    """All runs of twelve words, without case and punctuation; the marks of a lexicon example are looked through."""
    words = re.findall(r"[a-z0-9]+", re.sub(r"\{[a-z_. -]+:", "", text).lower().replace("’", "").replace("'", ""))
    return {" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)}
