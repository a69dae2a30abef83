"""A list cut into its entries: at commas, semicolons and line ends, and at the "and" that parts two names."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterator, Sequence

from annotator.documents.speakers import list_ends
from annotator.documents.speakers.list_heads import Listed

Place = tuple[int, int]

_TOPIC = (
    r"(?!International|World|European|African|Asian|Arab|American"
    r"|National)(?:[A-Z][\w’'-]+ ){0,2}"
    r"(?:(?!Associa|Federa|Founda|Organi|Coali)[A-Z][\w’'-]*(?:ment|tion|sion|ity|ties|ness|ice|dom|ship|ence|ance"
    r"|ure|acy|ism|ies|ogy|ing|ics|cy)"
    r"|Peace|Wom[ae]n|Men|Youth|Health|Rights|Law|Trade|Crime|Crimes|Drugs?|Food|Work|Works|Labour|Children"
    r"|Child|Girls|Aid|Arts?"
    r"|Sport|Family|Energy|Water|Sea|Oceans|Technology|Research|Reform|Change|Relief|Red Crescent|Pacific"
    r"|Torture|War|Workers|Planning)"
)
_INSIDE_NAME = re.compile(
    rf"\b(?:for|of|on|in|against|to) (?:the )?(?:{_TOPIC}(?:, (?:the )?{_TOPIC})*,? and (?:the )?{_TOPIC})\b"
    r"|\b[A-Z]\w+(?:al|ic|ive|ian|ary|ional|ific)(?:, [A-Z]\w+(?:al|ic|ive|ian|ary))* and "
    r"(?!Rotary)[A-Z]\w+(?:al|ic|ive|ian|ial|ary|ation|ture) (?=[A-Z])"
    r"|\bFood and Agriculture\b|\bRed Cross and Red Crescent\b|Croix-Rouge et du Croissant-Rouge"
    r"|Cruz Roja y de la Media Luna Roja|\b(?:Economic and (?=Social|Monetary)|Crime and Justice|Relief and Works)\b"
)  # fmt: skip
FIRM = re.compile(r"(?:\bInc|\bLtd|\bLLC|\bCo|\be\.V|\bS\.A|\bJr|\bSr|\bPh\.D)$")  # behind a comma, but of the name
_FIRM = re.compile(r"(?:Inc|Ltd|LLC|e\.V|S\.A|Jr|Sr|Ph\.D)\b")
_ARTICLE = re.compile(
    r"(?:and (?=the )|by (?=the )|from |for (?=the )|the |an? |la |le |les |l['’]|el |los |las |du |des |de la "
    r"|de l['’]|d['’]|de los |de las |del |de )",
    re.I,
)
_RIGHT = re.compile(
    r"(?:Fondation|Fundación|Foundation|Fédération|Federación|Federation|Asociación|Réseau|Ligue|Liga|Institut|Instituto"
    r"|Rotary|Caritas|Soroptimist|from|the|an?|les?|la|los|las|el|de|du|des) |(?:de )?l['’]|d['’]", re.I
)  # fmt: skip
_BODY = re.compile(  # a name of its own, not the second half of one
    r"\b(?:Associations?|Institute|Federation|Union|Council|Centre|Center|Society|Forum|League|Network|Foundation"
    r"|Committee|Alliance|Organi[sz]ation|Academy|Chamber|Coalition|Movement|Initiative|International|Watch|University"
    r"|Fondation|Institut|Conseil|Comité|Société|Académie|Fundación|Instituto|Consejo|Sociedad|Academia)\b"
)
_WRAPPED = 3  # lines that two names may take
_ACTORS = re.compile(r"(?:representatives of )?(?:civil society|indigenous|local|youth) ", re.I)
_OF = re.compile(r"(?:du|des|de la|de|del|de los|de las) |de l['’]|d['’]", re.I)
_BEHALF = re.compile(
    r"(?:also |speaking |acting |parlant |s['’]exprimant |también |également )*(?:on behalf of|au nom "
    r"|en nombre |en representación )",
    re.I,
)


def cut(text: str, listed: Listed, language: str, breaks: Sequence[int] = ()) -> Iterator[Place]:
    """Yield the places of the entries of a list, articles and marks at their edges left out."""
    known = list_ends.names(text, listed.start, listed.end, language)
    cuts = [] if listed.one and not listed.colon else _cuts(text, listed, known, language, breaks)
    starts, ends = [listed.start, *(c[1] for c in cuts)], [*(c[0] for c in cuts), listed.end]
    for start, end in zip(starts, ends, strict=True):
        for left, right in _unparted(text, start, end, known):
            place = _trimmed(text, left, right, known)
            if place[0] < place[1]:
                yield place


def _cuts(text: str, listed: Listed, known: list[Place], language: str, breaks: Sequence[int]) -> list[Place]:
    """Return the separators of a list, in order."""
    start, end = listed.start, listed.end
    shut = [*known, *_brackets(text, start, end), *_inside(text, start, end, known)]
    commas = [
        s
        for s in _found(r"\s*[,;]\s*(?:{and}\s+(?:(?:by|for|from)\s+)?)?", text, start, end, shut, language)
        if not _is_behalf(text, s) and not _FIRM.match(text, s[1])
    ]
    ands = _found(r"\s+(?:{and})\s+", text, start, end, shut, language)
    lines = [(b, b) for b in breaks if start < b < end and not any(a < b < z for a, z in shut)]
    if listed.colon and not commas and _are_lines(text, lines, ands) and len(lines) > (start not in breaks):
        return [(b, b) for b, _ in lines if not text[b].islower()]
    chosen = [a for a in ands if _parts_names(text, a, [start, *(c[1] for c in commas if c[1] <= a[0])][-1], known)]
    if (listed.prose or not commas) and not listed.one and not _is_closed(text, commas, chosen, language):
        low = commas[-1][1] if commas else start
        chosen += _best(text, [a for a in ands if a[0] >= low], known, 0 if listed.colon else -1)
    return sorted([*commas, *chosen])


def _are_lines(text: str, lines: list[Place], ands: list[Place]) -> bool:
    """Say whether the lines of a list are its entries, and not two names with an "and" that wrap."""
    return all(text[at].isalnum() for at, _ in lines) and (not ands or len(lines) > _WRAPPED)


def _inside(text: str, start: int, end: int, known: list[Place]) -> list[Place]:
    """Return where an "and" or a comma belongs to a name, unless a known name ends there."""
    found = [match.span() for match in _INSIDE_NAME.finditer(text, start, end)]
    return [(a, z) for a, z in found if not any(a < right < z for _, right in known)]


def _found(pattern: str, text: str, start: int, end: int, shut: list[Place], language: str) -> list[Place]:
    words = "|".join(re.escape(w) for w in list_ends.joints(language))
    compiled = re.compile(pattern.replace("{and}", f"(?:{words})"))
    ordered = sorted(shut)
    begins, reach = [a for a, _ in ordered], [0, *itertools.accumulate((b for _, b in ordered), max)]
    spans = (m.span() for m in compiled.finditer(text, start, end))
    return [(a, b) for a, b in spans if reach[bisect.bisect_right(begins, a)] < b]


def _brackets(text: str, start: int, end: int) -> list[Place]:
    found, depth, opened = [], 0, start
    for i in range(start, end):
        if text[i] == "(":
            opened = opened if depth else i
            depth += 1
        elif text[i] == ")" and depth:
            depth -= 1
            if not depth:
                found.append((opened, i + 1))
    return [*found, (opened, end)] if depth else found


def _is_behalf(text: str, separator: Place) -> bool:
    return bool(_BEHALF.match(text, separator[1]))


def _parts_names(text: str, joint: Place, entry: int, known: list[Place]) -> bool:
    """Say whether an "and" parts two entries: what stands before it is a known name, or an article follows."""
    low, _ = _trimmed(text, entry, joint[0])
    if _ACTORS.match(text, joint[1]):
        return True
    left = any(a == low and b == joint[0] for a, b in known)
    right = any(a <= joint[1] + 4 and a == _trimmed(text, joint[1], b)[0] for a, b in known if b > joint[1])
    if (
        text[low].islower()
        and re.search(r"\b(?:from|in|of|au|en|de|del)\b", text[low : joint[0]])
        and not _RIGHT.match(text, joint[1])
    ):
        return False
    if left or text[joint[0] - 1] == ")":
        return True
    ends_known = any(b == joint[0] for _, b in known)
    if right and not ends_known:
        return True
    of = _OF.match(text, joint[1]) if text[joint[1] - 2] in "ety" else None
    if of:
        return True
    return bool(_RIGHT.match(text, joint[1])) and not re.search(
        r"\b(?:para|sobre|contra|pour|sur|contre)\b", text[low : joint[0]]
    )


def _is_closed(text: str, commas: list[Place], chosen: list[Place], language: str) -> bool:
    """Say whether the last separator of a list in running text is an "and", as it must be."""
    if chosen and (not commas or chosen[-1] > commas[-1]):
        return True
    words = "|".join(re.escape(w) for w in list_ends.joints(language))
    return bool(commas) and bool(re.search(rf"\b(?:{words})\b", text[slice(*commas[-1])]))


def _best(text: str, ands: list[Place], known: list[Place], least: int) -> list[Place]:
    """Return the "and" most likely to part two names; inside a name it mostly stands behind "for" or "of"."""
    ends = {b: a for a, b in known}
    ands = [
        j
        for j in ands
        if not (j[0] in ends and re.search(r"\b(?:from|in|de|del|au|en) (?:the |la |el )?$", text[: ends[j[0]]]))
    ]
    if not ands:
        return []

    def score(place: Place) -> int:
        right = bool(_RIGHT.match(text, place[1])) or any(a == place[1] for a, _ in known)
        left = any(b == place[0] for _, b in known)
        inner = re.search(r"\b(?:for|of|on|in|against|de|pour|para)\b(?:\W+\w+){1,3}$", text[: place[0]])
        body = _BODY.search(re.split(r"[,;(]", text[place[1] : place[1] + 90])[0])
        return 2 * right + left + bool(body) - bool(inner)

    top = max(map(score, ands))
    best = [a for a in ands if score(a) == top]
    return [best[-1] if top < 0 else best[0]] if top >= least else []


def _unparted(text: str, start: int, end: int, known: list[Place]) -> Iterator[Place]:
    """Yield the names of an entry that is nothing but known names set beside each other, as in columns."""
    inside = [(a, b) for a, b in known if start <= a and b <= end]
    rest = text[start:end]
    for a, b in reversed(inside):
        rest = rest[: a - start] + rest[b - start :]
    if len(inside) > 1 and not rest.strip():
        yield from inside
    else:
        yield start, end


def _trimmed(text: str, left: int, right: int, known: Sequence[Place] = ()) -> Place:
    """Return a place without blanks, marks and articles at its edges; "El Salvador" is a known name as it stands."""
    names = {a for a, _ in known if text[a].isupper()}
    while True:
        while left < right and (text[left].isspace() or text[left] in ",;:•–—"):
            left += 1
        article = None if left in names else _ARTICLE.match(text, left, right)
        if article is None:
            break
        left = article.end()
    while right > left and (text[right - 1].isspace() or text[right - 1] in ",;:"):
        right -= 1
    return left, right
