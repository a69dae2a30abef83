"""Where a list of names in running text ends: at the verb, or at the words that belong to no name."""

from __future__ import annotations

import re

_JOINTS = {"en": ("and", "as well as"), "fr": ("et", "ainsi que"), "es": ("y", "e", "así como")}
_INSIDE = frozenset(
    [
        "of",
        "the",
        "and",
        "for",
        "in",
        "on",
        "to",
        "with",
        "against",
        "from",
        "at",
        "as",
        "well",
        "de",
        "du",
        "des",
        "la",
        "le",
        "les",
        "et",
        "y",
        "e",
        "del",
        "los",
        "las",
        "en",
        "el",
        "da",
        "do",
        "dos",
        "di",
        "von",
        "van",
        "der",
        "bin",
        "al",
        "sans",
        "pour",
        "sur",
        "au",
        "aux",
        "dans",
        "a",
        "an",
        "or",
        "para",
        "por",
        "contra",
        "sobre",
        "con",
        "und",
        "für",
        "per",
    ]
)  # words that stand inside names
_ARTICLES = frozenset(
    ["the", "a", "an", "la", "le", "les", "el", "los", "las", "de", "du", "des", "del", "un", "une", "una", "l", "d"]
)
_VERBS = {
    "en": re.compile(
        r"(?!(?:specialized|unrepresented|interested|affiliated|associated|related|aligned|united)\b)"
        r"(?:[a-z-]{2,}ed|made|gave|took|taken|spoke|said|was|were|had|has|have|did|drew|led|read|put|who|which"
        r"|whose|whom|also|then"
        r"|subsequently|orally|thus|would|could|introducing|making|during|under|held|that|jointly|likewise"
        r"|drawing|asking|is|are"
        r"|respectively|through|via|before|after|concerning|regarding|while|including|present)\b"
    ),
    "fr": re.compile(
        r"(?:ont|a(?= )|avai(?:t|ent)|étai(?:t|ent)|est|sont|fait|fit|font|firent|qui|dont|lors|au cours"
        r"|également|prononc\w+"
        r"|prennent|prirent|pris|présent(?:é|e|ent|èrent)|intervien\w+|assist\w+|particip\w+|sous|pendant"
        r"|en vertu|y (?:a|ont))\b"
    ),
    "es": re.compile(
        r"(?:formul\w+|hicieron|hizo|intervin\w+|asisti\w+|particip\w+|pronunci\w+|también|fue(?:ron)?|que"
        r"|quien(?:es)?|present\w+"
        r"|tom\w+|dij\w+|expres\w+|durante|han|ha|había\w*|estuv\w+|estaban|hace|formula\w*)\b"
    ),
}
_BREAK = re.compile(
    r"(?:to the United Nations|at (?:its|the \d|that|the same)|in (?:his|her|its|their|the (?:exercise|course"
    r"|framework)|exercise"
    r"|explanation|response|reply|accordance|connection)|on (?:the (?!Law|Rights|Status|Use|Prevention)[a-z]"
    r"|that|this|his|her|its"
    r"|agenda|draft|item)|as (?:a|the|well as the State)\b(?! well)|for (?:his|her|their|the (?:item|introd))"
    r"|at the \d|for the \d"
    r"|under (?:the |agenda )?item|lors |au cours |à (?:sa|la \d)|en (?:su|la \d|relación|ejercicio)"
    r"|dans le cadre|au titre)"
)
_BEHALF = re.compile(
    r",?\s*(?:(?:also |speaking |acting |,? ?parlant |s['’]exprimant |hablando |también |également )*)"
    r"(?:on behalf of"
    r"|au nom (?:également )?(?:de|du|des|d['’])|en nombre (?:de|del)|en representación (?:de|del))", re.I
)  # fmt: skip
_CAPACITY = re.compile(r",\s*(?:in (?:its|his|her|their) capacity as|en sa qualité d|en su calidad de) ?[^,;.]*(?=,)")
_TOKEN = re.compile(r"[^\W_][\w’'./&–-]*|[(),;:.]|[^\w\s]")


def joints(language: str) -> tuple[str, ...]:
    """Return the words that join the last entry of a list."""
    return _JOINTS.get(language, _JOINTS["en"])


def names(text: str, start: int, end: int, language: str) -> list[tuple[int, int]]:
    """Return the places of the known names in a part of a text."""
    from annotator.gazetteer import find

    return [(n.start + start, n.end + start) for n in find(text[start:end], language)]


def begins_name(text: str, start: int, end: int, language: str) -> bool:
    """Say whether a part of a text begins with a known name."""
    bare = re.compile(r"\s*(?:and |et |y )?(?:the |la |le |les |l['’]|el |los |las )?").match(text, start, end)
    low = bare.end() if bare else start
    return any(a <= low < b for a, b in names(text, start, end, language))


def end_of(text: str, start: int, limit: int, language: str) -> int:
    """Return where the list that begins at ``start`` ends, at ``limit`` at most."""
    return _Scan(text, start, limit, language).run()


class _Scan:
    """Goes through a list word by word until a word belongs to no entry."""

    def __init__(self, text: str, start: int, limit: int, language: str) -> None:
        self._text, self._at, self._limit, self._language = text, start, limit, language
        self._known = dict(names(text, start, limit, language))
        self._verbs = _VERBS.get(language, _VERBS["en"])
        self._fresh = True  # an entry begins here
        self._whole = False  # the entry so far is a known name
        self._capital = False  # the word before was written with a capital

    def run(self) -> int:
        """Return where the list ends."""
        while self._at < self._limit and self._step():
            pass
        return self._at

    def _step(self) -> bool:
        """Take the next name, bracket, mark or word; say whether the list goes on."""
        text, at = self._text, self._at
        if text[at].isspace():
            return self._go(at + 1)
        if at in self._known:
            return self._go(self._known[at], whole=self._fresh, fresh=False, capital=True)
        if text[at] == "(":
            return self._go(_behind_bracket(text, at, self._limit), fresh=False, capital=True)
        behalf = None if self._fresh else _BEHALF.match(text, at, self._limit)
        if behalf:
            return self._go(behalf.end(), fresh=False, whole=False, capital=False)
        if text[at] == ",":
            return self._comma()
        token = _TOKEN.match(text, at, self._limit)
        return self._word(token[0] if token else text[at])

    def _go(self, at: int, **state: bool) -> bool:
        self._at = at
        for name, value in state.items():
            setattr(self, f"_{name}", value)
        return True

    def _comma(self) -> bool:
        aside = _CAPACITY.match(self._text, self._at, self._limit)
        if aside:
            return self._go(aside.end())
        behind = _behind_joint(self._text, self._at + 1, self._limit, self._language)
        plain = self._language == "en" and _is_plain(self._text, behind, self._limit)
        return not (plain or self._stops(behind)) and self._go(self._at + 1, fresh=True, whole=False, capital=False)

    def _word(self, word: str) -> bool:
        folded = word.casefold()
        if word in ";:." or self._stops(self._at):
            return False
        if folded in joints(self._language):
            behind = _behind_joint(self._text, self._at, self._limit, self._language)
            return not self._stops(behind) and self._go(behind, fresh=True, whole=False, capital=False)
        small = word[0].islower() and not re.match(r"[ld]['’]", word)
        if small and (self._whole if folded in _INSIDE else self._capital and self._language == "en"):
            return False
        fresh = self._fresh and folded in _ARTICLES
        return self._go(self._at + len(word), fresh=fresh, capital=self._capital if folded in _INSIDE else not small)

    def _stops(self, at: int) -> bool:
        """Say whether a verb begins here, or words of no name; "landlocked States" is one that begins like a verb."""
        if at in self._known:
            return False
        return bool(self._verbs.match(self._text, at, self._limit) or _BREAK.match(self._text, at, self._limit))


def _is_plain(text: str, at: int, limit: int) -> bool:
    """Say whether what follows a comma is no entry: a small word that no name begins with."""
    word = re.compile(r"[^\W\d_]+").match(text, at, limit)
    if word is None or not word[0].islower() or word[0] in _ARTICLES:
        return False
    return bool(
        re.match(r"(?:in|on|as|with|by|for|at|but|or|if|when|where|he|she|it|they|speaking|to|from)\b", word[0])
    )


def _behind_joint(text: str, at: int, limit: int, language: str) -> int:
    words = "|".join(joints(language))
    match = re.compile(rf"\s*(?:(?:{words})\b)?\s*").match(text, at, limit)
    return match.end() if match else at


def _behind_bracket(text: str, at: int, limit: int) -> int:
    depth = 0
    for i in range(at, limit):
        depth += (text[i] == "(") - (text[i] == ")")
        if not depth:
            return i + 1
    return limit
