"""Print how well every State's name is found when it is misspelt or damaged, in a sentence and in a list of speakers.

Run ``python -m benchmarks.accuracy.damage [SEED]``. The damage is drawn: letters lost, doubled, turned, mistyped, taken
for others by a scanner, blanks and line breaks inside a name. Several names asked about at once are no wrong answer
when the right one is among them; names that damage turns into another's are left out.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator

from annotator.documents.speakers.participants import guessed
from annotator.gazetteer import entries, find, lookup
from annotator.suggest import misspelt
from benchmarks.accuracy.countries import Score

SENTENCES = (
    "The Chair thanked {} for its patience.", "Training was offered to officials of {}.", "{} reserved its position.",
    "A written reply from {} was circulated.", "In its statement, {} recalled the earlier decision.",
)  # fmt: skip
SCANNED = (
    "I>l", "l>1", "l>I", "i>1", "o>0", "S>5", "s>5", "B>8", "G>6", "O>0", "rn>m", "m>rn", "u>ii", "e>c", "c>e", "a>o",
    "n>ri", "d>cl", "h>b", "f>ff",
)  # fmt: skip
_NEXT = dict(zip("qwertyuiopasdfghjklzxcvbnm", "wqewryioipsafdghjkxzcvbnn", strict=False))  # keys beside each other
_Damage = Callable[[str, int, random.Random], str]
_TYPED: tuple[_Damage, ...] = (
    lambda name, i, draw: name[:i] + name[i + 1 :],
    lambda name, i, draw: name[: i + 1] + name[i:],
    lambda name, i, draw: name[:i] + name[i + 1 : i + 2] + name[i] + name[i + 2 :],
    lambda name, i, draw: name[:i] + _NEXT.get(name[i], name[i]) + name[i + 1 :],
    lambda name, i, draw: name[:i] + draw.choice("aeiou") + name[i + (name[i] in "aeiou") :],
    lambda name, i, draw: f"{name[:i]} {name[i:]}",
    lambda name, i, draw: f"{name[:i]}-\n{name[i:]}",
)


def damaged(name: str, draw: random.Random) -> Iterator[str]:
    """Yield a name in each damage, once."""
    letters = [i for i, letter in enumerate(name) if i and letter.islower() and name[i - 1].isalpha()]
    for damage in _TYPED:
        yield damage(name, draw.choice(letters), draw)
    for one, other in (pair.split(">") for pair in SCANNED):
        at = [i for i in range(len(name)) if name.startswith(one, i)]
        if at:
            i = draw.choice(at)
            yield name[:i] + other + name[i + len(one) :]


def cases(seed: int) -> Iterator[tuple[str, str, str]]:
    """Yield code, name and damaged name of every State."""
    draw = random.Random(seed)
    states = {e.code: e.name for e in reversed(entries()) if e.language == "en" and e.kind == "state"}
    for code, name in sorted(states.items()):
        for written in damaged(name, draw):
            if written != name and not lookup(written, "en"):
                yield code, name, written


def in_sentences(seed: int = 0) -> Score:
    """Return the score over sentences: a name found exactly, or asked about, the right one among few."""
    score, draw = Score(), random.Random(seed)
    for code, name, written in cases(seed):
        text = draw.choice(SENTENCES).format(written)
        known = find(text, "en")
        asked = misspelt.questions(text, "en", known)
        kept = [n for n in known if not any(q.start < n.end and n.start < q.end for q in asked)]
        given = [set(n.codes) for n in kept] + [{g.code for g in q.guesses} for q in asked]
        score.add(f"{name!r} as {written!r}", {code}, {code if code in each else min(each) for each in given})
    return score


def in_lists(seed: int = 0) -> Score:
    """Return the score over entries of lists of speakers, which take one name or none."""
    score = Score()
    for code, name, written in cases(seed):
        found = guessed(written, "en")
        score.add(f"{name!r} as {written!r}", {code}, {found.code} if found else set())
    return score


def main(seed: int) -> None:
    """Print the table and the errors."""
    scores = {"in sentences": in_sentences(seed), "in lists of speakers": in_lists(seed)}
    print(f"{'':24}{'names':>8}{'recall':>8}{'wrong':>8}")
    for what, score in scores.items():
        print(f"{what:24}{score.gold:8}{score.recall:8.3f}{score.wrong:8}")
    for what, score in scores.items():
        print("\n".join(f"{what}: {error}" for error in score.errors))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 0)
