"""PDF files made by hand: words put at places of pages, in the fonts that every reader has."""

from __future__ import annotations

import unicodedata
from typing import Literal

Face = Literal["plain", "bold", "italic"]
_FONTS = {"plain": "Helvetica", "bold": "Helvetica-Bold", "italic": "Helvetica-Oblique"}
_WIDTHS = {  # of Helvetica, in thousandths of its size
    **dict.fromkeys("iljI", 222), **dict.fromkeys(" .,/!", 278), "t": 278, "f": 278, "I": 278, "‘": 222, "’": 222,
    **dict.fromkeys("r()-“”:;*", 333), **dict.fromkeys("cksvxyz", 500), "J": 500, "m": 833, "M": 833, "w": 722,
    **dict.fromkeys("ABEKPSVXY", 667), **dict.fromkeys("CDHNRU", 722), **dict.fromkeys("GOQ", 778), "W": 944,
    "F": 611, "T": 611, "Z": 611, "—": 1000, ":": 278, ";": 278, "*": 389,
}  # fmt: skip


class Page:
    """A page of 595 by 842 points that is written on."""

    def __init__(self) -> None:
        self.marks: list[str] = []

    def write(self, x: float, y: float, text: str, *, size: float = 10, style: Face = "plain") -> float:
        """Put a text at a place; return about where it ends."""
        hexed = text.encode("cp1252").hex()
        self.marks.append(f"BT /{style} {size} Tf {x:.1f} {y:.1f} Td <{hexed}> Tj ET")
        return x + size * sum(_width(character) for character in text)

    def picture(self) -> None:
        """Put a picture of one point over the page."""
        self.marks.append("q 500 0 0 700 40 40 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x7f EI Q")


def _width(character: str) -> float:
    """Return the width of a character of Helvetica, of a letter with an accent that of the bare one."""
    bare = unicodedata.normalize("NFD", character)[0]
    return _WIDTHS.get(bare, 556) / 1000


def pdf(*pages: Page) -> bytes:
    """Return a PDF of these pages."""
    fonts = " ".join(
        f"/{name} << /Type /Font /Subtype /Type1 /BaseFont /{base} /Encoding /WinAnsiEncoding >>"
        for name, base in _FONTS.items()
    )
    parts = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    numbers = []
    for page in pages:
        stream = "\n".join(page.marks).encode("latin-1")
        parts.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        frame = f"/MediaBox [0 0 595 842] /Resources << /Font << {fonts} >> >> /Contents {len(parts)} 0 R"
        parts.append(f"<< /Type /Page /Parent 2 0 R {frame} >>".encode())
        numbers.append(len(parts))
    kids = " ".join(f"{n} 0 R" for n in numbers)
    parts[1] = f"<< /Type /Pages /Kids [{kids}] /Count {len(numbers)} >>".encode()
    return _file(parts)


def _file(parts: list[bytes]) -> bytes:
    made = b"%PDF-1.4\n"
    places = []
    for number, part in enumerate(parts, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    return made + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(parts) + 1, start)
