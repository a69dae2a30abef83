"""Word documents made by hand: parts of XML put into a package."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{_W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = {"document": "document.main", "styles": "styles", "numbering": "numbering", "footnotes": "footnotes"}
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def run(text: str, properties: str = "") -> str:
    """Return a run of text."""
    inside = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inside}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def par(text: str = "", *, style: str = "", num: str = "", level: int = 0, inside: str = "", more: str = "") -> str:
    """Return a paragraph of a style or a list; ``inside`` is XML behind the text, ``more`` of its properties."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if num:
        properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'
    return f"<w:p><w:pPr>{properties}{more}</w:pPr>{run(text) if text else ''}{inside}</w:p>"


def level(at: int, form: str, text: str, *, start: int = 1, more: str = "") -> str:
    """Return a level of a list definition."""
    inside = f'<w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{at}">{inside}</w:lvl>'


def abstract(name: int, *levels: str, more: str = "") -> str:
    """Return a list definition."""
    return f'<w:abstractNum w:abstractNumId="{name}">{more}{"".join(levels)}</w:abstractNum>'


def num(name: int, of: int, more: str = "") -> str:
    """Return a use of a list definition."""
    return f'<w:num w:numId="{name}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def style(
    name: str, *, title: str = "", based: str = "", properties: str = "", runs: str = "", kind: str = "paragraph"
) -> str:  # fmt: skip
    """Return a style."""
    above = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{title or name}"/>{above}'
        f"<w:pPr>{properties}</w:pPr><w:rPr>{runs}</w:rPr></w:style>"
    )


def table(*rows: Sequence[str], head: bool = False) -> str:
    """Return a table of plain cells; ``head`` marks the first row as the columns' heads."""
    made = []
    for i, row in enumerate(rows):
        mark = "<w:trPr><w:tblHeader/></w:trPr>" if head and not i else ""
        made.append(f"<w:tr>{mark}{''.join(cell(par(text)) for text in row)}</w:tr>")
    width = max(len(row) for row in rows)
    grid = '<w:gridCol w:w="2000"/>' * width
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(made)}</w:tbl>"


def cell(inside: str, properties: str = "") -> str:
    """Return a cell of a table."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def docx(
    body: str, *, numbering: str = "", styles: str = "", footnotes: Mapping[int, str] | None = None,
    more: Mapping[str, bytes] | None = None,
) -> bytes:  # fmt: skip
    """Return a Word document of these parts; footnotes by their ids."""
    notes = "".join(f'<w:footnote w:id="{name}">{par(text)}</w:footnote>' for name, text in (footnotes or {}).items())
    parts = {
        "document": f"<w:document {NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>",
        "styles": f"<w:styles {NAMESPACES}>{styles}</w:styles>" if styles else "",
        "numbering": f"<w:numbering {NAMESPACES}>{numbering}</w:numbering>" if numbering else "",
        "footnotes": f"<w:footnotes {NAMESPACES}>{notes}</w:footnotes>" if notes else "",
    }
    parts = {name: text for name, text in parts.items() if text}
    return packed({**_frame(parts), **{f"word/{n}.xml": t.encode() for n, t in parts.items()}, **(more or {})})


def _frame(parts: Mapping[str, str]) -> dict[str, bytes]:
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{_PARTS[name]}+xml"/>' for name in parts
    )
    others = [name for name in parts if name != "document"]
    related = "".join(f'<Relationship Id="r{n}" Type="{_RELATED}/{n}" Target="{n}.xml"/>' for n in others)
    whole = f'<Relationship Id="r1" Type="{_RELATED}/officeDocument" Target="word/document.xml"/>'
    made = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType='
        f'"application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>',
        "_rels/.rels": _relations(whole),
        "word/_rels/document.xml.rels": _relations(related),
    }
    return {name: text.encode() for name, text in made.items()}


def _relations(inside: str) -> str:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'
    )


def packed(parts: Mapping[str, bytes], *, stored: Sequence[str] = ()) -> bytes:
    """Return a zip package of these members; those named in ``stored`` are not compressed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            kind = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            package.writestr(name, data, compress_type=kind)
    return buffer.getvalue()
