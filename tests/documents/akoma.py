"""Akoma Ntoso documents for the tests: a report as AKN4UN, and the frame around a debate."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

_SPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_DEPTHS = {"h1": 1, "h2": 2, "par": 3, "sub": 4, "subsub": 5}


def document(kind: str, content: str, *, meta: str = "", language: str = "eng") -> bytes:
    """Return a document of a kind around its content; ``meta`` stands beside its identification."""
    work = '<FRBRWork><FRBRdate date="2025-02-06" name="adoption"/><FRBRnumber value="A/AC.999/2025/L.4"/></FRBRWork>'
    expression = (
        f'<FRBRExpression><FRBRdate date="2025-02-20" name="x"/><FRBRlanguage language="{language}"/></FRBRExpression>'
    )
    head = f"<meta><identification>{work}{expression}</identification>{meta}</meta>"
    body = f'<{kind} name="x">{head}{content}</{kind}>'
    return f'<?xml version="1.0" encoding="UTF-8"?><akomaNtoso xmlns="{_SPACE}">{body}</akomaNtoso>'.encode()


def debate(body: str, *, preface: str = "", meta: str = "") -> bytes:
    """Return a debate with what is said in it."""
    return document("debate", f"<preface>{preface}</preface><debateBody>{body}</debateBody>", meta=meta)


def report(blocks: Iterable[tuple[str, str, str]], note: str) -> bytes:
    """Return a report of blocks (kind, number, text) as a debateReport whose elements are nested as the blocks are."""
    front, body, opened = "", "", [0]
    names = {1: "section", 2: "subsection", 3: "paragraph", 4: "point", 5: "point"}
    mark = f'<authorialNote marker="1"><p>{note}</p></authorialNote>'
    for kind, number, text in blocks:
        said = escape(text).replace("†", mark)
        depth = _DEPTHS.get(kind)
        if kind in ("heads", "row"):
            cell = "th" if kind == "heads" else "td"
            cells = "".join(f"<{cell}><p>{part}</p></{cell}>" for part in said.split("|"))
            body = body.removesuffix("</table>") if kind == "row" else f"{body}<table>"
            body += f"<tr>{cells}</tr></table>"
        elif depth is None:
            tag = {"Draft report": "docTitle", "A/AC.999/2025/L.4": "docNumber"}.get(text)
            front += f"<p><{tag}>{said}</{tag}></p>" if tag else f"<p>{said}</p>"
        else:
            while opened[-1] >= depth:
                body += f"</{names[opened.pop()]}>"
            opened.append(depth)
            shown = f"<heading>{said}</heading>" if depth < 3 else f"<content><p>{said}</p></content>"
            body += f"<{names[depth]}><num>{number}</num>{shown}"
    body += "".join(f"</{names[depth]}>" for depth in reversed(opened[1:]))
    return document("debateReport", f"<preface>{front}</preface><mainBody>{body}</mainBody>")
