"""RTF's words: control words, groups and text as they follow each other, and what single words stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotator.delayed import dataclass

_TOKEN = re.compile(
    r"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,11})? ?"
    r"|\\'(?P<byte>[0-9A-Fa-f]{2})"
    r"|\\(?P<sign>[^A-Za-z'])"
    r"|(?P<brace>[{}])"
    r"|(?P<text>[^\\{}\r\n]+)",
    re.S,
)
CHARACTERS = {
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "emspace": " ", "enspace": " ", "qmspace": " ", "tab": " ", "line": " ", "page": " ", "column": " ", "lbr": " ",
}  # fmt: skip
SIGNS = {"~": "\N{NO-BREAK SPACE}", "_": "-", "-": "", "{": "{", "}": "}", "\\": "\\"}
_CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
# Groups that hold no text of the body; their contents are not read.
SKIPPED = frozenset(
    (
        "colortbl", "info", "pict", "object", "nonshppict", "shprslt", "listtable", "listoverridetable", "revtbl",
        "rsidtbl", "generator", "themedata", "colorschememapping", "datastore", "latentstyles", "xmlnstbl", "pgptbl",
        "filetbl", "fldinst", "annotation", "atnid", "atnauthor", "bkmkstart", "bkmkend", "nesttableprops",
        "nonesttables", "ftnsep", "ftnsepc", "aftnsep", "aftnsepc", "xe", "tc", "txe", "pntxta", "pntxtb", "template",
        "private", "wgrffmtfilter", "mmathPr", "userprops", "docvar", "falt", "panose", "blipuid", "sp", "sn", "sv",
    )
)  # fmt: skip
FRAMES = frozenset(("header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"))  # of pages
# Groups that are read though they are marked as ones that a reader may pass over.
KNOWN = frozenset(("footnote", "listtext", "pntext", "shpinst", "shptxt", "do", "dptxbxtext", "fonttbl", "stylesheet"))


@dataclass(frozen=True, slots=True)
class Token:
    """A control word with its number, a byte, a sign, a brace or text; ``kind`` says which."""

    kind: str
    text: str
    number: int | None = None


def tokens(source: str) -> Iterator[Token]:
    """Yield the tokens of RTF whose bytes were read as Latin-1; binary data is passed over."""
    at = 0
    while match := _TOKEN.search(source, at):
        at = match.end()
        kind = match.lastgroup or ""
        if match["word"]:
            number = int(match["number"]) if match["number"] else None
            if match["word"] == "bin":
                at += max(number or 0, 0)
            else:
                yield Token("word", match["word"], number)
        else:
            yield Token(kind, match[kind])


def encoding(charset: int) -> str | None:
    """Return the code page of a font's character set, None for the document's own."""
    return _CHARSETS.get(charset)
