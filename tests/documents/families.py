"""Reports of several families in a notation of our own (families/README.md): printed in two formats, and expected."""

from __future__ import annotations

import html
import re
import textwrap
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent / "families"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))
_LEVELS = {"H1": 2, "H2": 3, "H3": 4, "HU": 5, "HI": 3, "ANNEX": 2, "DEC": 3, "TITLE": 1}
_INDENTS = {"S": 20, "R": 20, "D": 20, "SS": 24, "RR": 24}
_MARGIN, _WIDTH, _PAGE = 14, 72, 28


@dataclass
class Expected:
    """What reading a report must give: fields, units (label, parent's label, kind, speaker, text), participants."""

    fields: dict[str, str | None] = field(default_factory=dict)
    units: list[tuple[str | None, str | None, str, str | None, str]] = field(default_factory=list)
    participants: list[tuple[str | None, str, str | None, str]] = field(default_factory=list)


@dataclass
class Family:
    """One report: its blocks (kind, rest of the line) and what is expected of it."""

    blocks: list[tuple[str, str]]
    expected: Expected


def load(name: str) -> Family:
    """Return a report by its file's name."""
    blocks: list[tuple[str, str]] = []
    expected = Expected()
    above: str | None = None
    item: str | None = None
    for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        kind, _, rest = line.partition(" ")
        label, bar, text = rest.partition("|")
        bare = label.rstrip(")") or None
        if kind == "=" and not blocks:
            key, _, value = rest.partition(": ")
            expected.fields[key] = None if value == "-" else value
            continue
        if kind == "=":
            for entry in rest.split("; "):
                who, code, role = entry.split("/")
                expected.participants.append((expected.units[-1][0], who, code or None, role))
            continue
        blocks.append((kind, rest))
        if kind == "P":
            above = item = label
            expected.units.append((label, None, "paragraph", None, text))
        elif kind in ("S", "R") and bare:
            item = bare
            expected.units.append((bare, above, "recommendation" if kind == "R" else "paragraph", None, text))
        elif kind in ("SS", "RR"):
            expected.units.append((bare, item, "recommendation" if kind == "RR" else "paragraph", None, text))
        elif kind == "D":
            expected.units.append((label, above, "recommendation", None, text))
        elif kind == "T":
            expected.units.append((None, None, "turn", label, re.sub(r"^\([A-Z]{2}\) ", "", text)))
        elif kind in ("U", "STAGE"):
            expected.units.append((None, None, "unnumbered", None, rest))
        elif kind in ("S", "B", "C", "X"):
            _go_on(expected, text if bar else rest)
        elif kind == "N":
            _without_mark(expected, label)
    return Family(blocks, expected)


def _go_on(expected: Expected, text: str) -> None:
    *head, before = expected.units[-1]
    blank = "" if before.endswith("/") else " "
    expected.units[-1] = (*head, f"{before}{blank}{text}")  # type: ignore[assignment]


def _without_mark(expected: Expected, mark: str) -> None:
    *head, text = expected.units[-1]
    expected.units[-1] = (*head, str(text).removesuffix(mark))  # type: ignore[assignment]


def _shown(kind: str, rest: str) -> str:
    """Return a block as a report prints it."""
    label, _, text = rest.partition("|")
    if kind in ("H1", "H2", "H3", "D"):
        return f"{label} {text}"
    if kind == "P" or (kind in _INDENTS and label.isdigit()):
        return f"{label}. {text}"
    if kind in _INDENTS:
        return f"{label} {text}" if label.endswith(")") else f"({label}) {text}" if label else text
    if kind == "T":
        return f"{label}. – {text}"
    return text if kind == "B" else rest.replace("|", " ")


def layout(family: Family) -> str:
    """Return the report as text in the layout of its pages: indents, feet and heads of pages inside of paragraphs."""
    symbol = family.expected.fields["symbol"] or ""
    pages: list[list[str]] = [[]]
    notes: list[str] = []
    for kind, rest in family.blocks:
        if kind == "M":
            left, _, right = rest.partition("{R}")
            pages[-1].append(left.ljust(60 if right else 0) + right)
        elif kind == "X":
            pages[-1] += [" " * _MARGIN + line for line in textwrap.wrap(rest, _WIDTH)]
        elif kind == "N":
            notes.append(_shown(kind, rest))
        else:
            pages[-1] += [""] * (2 if kind in _LEVELS else 1)
            for i, line in enumerate(textwrap.wrap(_shown(kind, rest), _WIDTH, break_on_hyphens=False)):
                if i == 1 and len(pages[-1]) > _PAGE and kind in ("P", "S", "T"):
                    pages[-1] += ["", "____________", *notes, "", f"{len(pages)}/9{'25-01234':>70}"]
                    pages.append([symbol, "", ""])
                    notes = []
                pages[-1].append(" " * (_MARGIN if i else _INDENTS.get(kind, _MARGIN)) + line)
    return "\n\f".join("\n".join([*page]) for page in pages) + "\n"


def page(family: Family) -> str:
    """Return the report as a page of the web, a paragraph a block."""
    made: list[str] = []
    texts: list[tuple[str, str]] = []
    for kind, rest in family.blocks:
        if kind == "X":
            blank = "" if texts[-1][1].endswith("/") else " "
            texts[-1] = texts[-1][0], f"{texts[-1][1]}{blank}{rest}"
        elif kind == "M":
            texts += [("p", part.strip()) for part in rest.split("{R}") if part.strip()]
        else:
            texts.append((f"h{_LEVELS[kind]}" if kind in _LEVELS else "N" if kind == "N" else "p", _shown(kind, rest)))
    for tag, text in texts:
        mark, _, words = text.partition(" ")
        if tag == "N":
            made[-1] = re.sub(rf"{mark}</p>$", f'<sup><a id="b" href="#n">{mark}</a></sup></p>', made[-1])
            made.append(f'<div class="footnotes"><p id="n">{mark}. {words} <a href="#b">↩</a></p></div>')
        else:
            made.append(f"<{tag}>{html.escape(text)}</{tag}>")
    return f"<!DOCTYPE html><html><body>{''.join(made)}</body></html>"
