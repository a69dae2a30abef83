"""RTF: paragraphs with the numbers that the writer printed, tables row by row, notes apart, changes heeded."""

from __future__ import annotations

import codecs
import dataclasses
from collections.abc import Callable, Iterator

from annotator.documents import notes
from annotator.documents.lines import Draft, Line, Note
from annotator.documents.readers import rtf_words
from annotator.documents.readers.rtf_blocks import Blocks, Paragraph
from annotator.documents.readers.rtf_state import State, Tables
from annotator.documents.readers.rtf_words import Token, tokens
from annotator.errors import ReadError
from annotator.text import counted

_LARGEST = 30_000_000
_DEEPEST = 5_000  # groups inside each other
_ENDS = frozenset(("par", "sect", "cell", "row", "nestcell", "nestrow"))


def read(data: bytes, where: str) -> Draft:
    """Return the lines of an RTF file; raise ReadError for one that is too large or nested too deeply."""
    if len(data) > _LARGEST:
        raise ReadError(f"RTF over {_LARGEST // 1_000_000} MB", where=where, remedy="save it as docx")
    reader = _Reader(where)
    for token in tokens(data.decode("latin-1")):
        reader.take(token)
    return reader.draft()


class _Reader:
    """Goes through the tokens once; a group inherits the state of the one around it."""

    def __init__(self, where: str) -> None:
        self._where = where
        self._tables = Tables()
        self._states = [State()]
        self._blocks = Blocks(self._tables)
        self._apart = Paragraph()  # of a note or of a page's frame
        self._notes: list[Note] = []
        self._left_out: list[Line] = []
        self._marks = self._inserted = self._deleted = 0
        self._mark: str | None = None  # of the note that comes
        self._bytes = bytearray()
        self._to_skip = 0
        self._starred = False

    @property
    def _state(self) -> State:
        return self._states[-1]

    def take(self, token: Token) -> None:
        """Take the next token."""
        if token.kind != "byte":
            self._flush()
        if self._to_skip and token.kind in ("byte", "text", "sign"):
            token = self._skipped(token)
        if token.kind == "brace":
            self._brace(token.text)
        elif token.kind == "byte":
            self._bytes.append(int(token.text, 16))
        elif token.kind == "text" and token.text:
            raw = token.text.encode("latin-1")
            self._say(token.text if token.text.isascii() else self._tables.decoded(raw, self._state.font))
        elif token.kind == "sign":
            self._sign(token.text)
        elif token.kind == "word":
            self._to_skip = 0
            self._word(token.text, token.number)

    def _skipped(self, token: Token) -> Token:
        """Return what is left of a token behind the signs that stand for a Unicode character."""
        taken = min(self._to_skip, len(token.text) if token.kind == "text" else 1)
        self._to_skip -= taken
        return dataclasses.replace(token, kind="text", text=token.text[taken:] if token.kind == "text" else "")

    def _flush(self) -> None:
        if self._bytes:
            data, self._bytes = bytes(self._bytes), bytearray()
            self._say(self._tables.decoded(data, self._state.font))

    def _brace(self, brace: str) -> None:
        self._to_skip, self._starred = 0, False
        if brace == "{":
            if len(self._states) > _DEEPEST:
                raise ReadError("groups are nested too deeply", where=self._where, remedy="save it as docx")
            self._states.append(dataclasses.replace(self._state))
        elif len(self._states) > 1:
            ended = self._states.pop()
            if ended.into in ("note", "frame") and self._state.into != ended.into:
                self._end_apart(ended)

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._starred = True
        elif sign in "\r\n":
            self._end("par")
        else:
            self._say(rtf_words.SIGNS.get(sign, ""))

    # --- words

    def _word(self, word: str, number: int | None) -> None:
        starred, self._starred = self._starred, False
        state = self._state
        if word in rtf_words.SKIPPED or (starred and word not in rtf_words.KNOWN):
            state.into = "skip"
        elif state.into in ("skip", "fonts", "styles"):
            self._table_word(word, number)
        elif word in rtf_words.FRAMES:
            state.into = "frame"
        elif word in _DESTINATIONS:
            _DESTINATIONS[word](self)
        elif word == "u" and number is not None:
            self._unicode(number % 65536)
        elif word in _ENDS:
            self._end(word)
        elif word in rtf_words.CHARACTERS:
            self._say(rtf_words.CHARACTERS[word])
        else:
            self._set(word, number)

    def _table_word(self, word: str, number: int | None) -> None:
        if self._state.into == "fonts" and word == "fcharset":
            self._tables.font(self._state, number or 0)
        elif self._state.into == "styles":
            self._tables.word(word, number)
        self._state.set(word, number)

    def _set(self, word: str, number: int | None) -> None:
        paragraph = self._paragraph
        if word == "ansicpg" and number:
            self._tables.page = _known(f"cp{number}")
        elif word == "pard":
            paragraph.level, paragraph.style, paragraph.in_table = None, 0, False
        elif word == "s":
            paragraph.style = number or 0
        elif word == "outlinelevel" and number is not None:
            paragraph.level = number + 1 if number < 9 else None
        elif word == "intbl":
            paragraph.in_table = True
        elif word == "trowd":
            self._blocks.is_head = False
        elif word == "trhdr":
            self._blocks.is_head = True
        elif word == "chftn":
            self._note_mark()
        elif word == "revised":
            self._inserted += number != 0
        else:
            self._state.set(word, number)

    def _to_fonts(self) -> None:
        self._state.into = "fonts"

    def _to_styles(self) -> None:
        self._state.into = "styles"

    def _to_label(self) -> None:
        if self._state.into == "body":
            self._state.into = "label"
            self._blocks.now.label = ""

    def _to_shape(self) -> None:
        self._state.into = "shape"

    def _to_box(self) -> None:
        self._state.into = "body"

    def _to_note(self) -> None:
        """Begin a note; where no number was printed, the raised text in front is its mark."""
        if self._state.into != "body":
            self._state.into = "skip"
            return
        if self._mark is None and self._blocks.now.parts and (typed := self._blocks.now.parts[-1].strip()):
            self._mark = typed
            self._blocks.now.parts[-1] = notes.sure(typed)
        self._state.into, self._apart = "note", Paragraph()

    def _note_mark(self) -> None:
        if self._state.into == "body":
            self._marks += 1
            self._mark = str(self._marks)
            self._say(notes.sure(self._mark))

    def _unicode(self, code: int) -> None:
        self._to_skip = self._state.width
        said = self._paragraph.parts
        if 0xDC00 <= code < 0xE000 and said and "\ud800" <= said[-1] < "\udc00":  # the second half of a character
            code = 0x10000 + ((ord(said.pop()) - 0xD800) << 10) + code - 0xDC00
        self._say(chr(code))

    # --- text

    @property
    def _paragraph(self) -> Paragraph:
        return self._apart if self._state.into in ("note", "frame") else self._blocks.now

    def _say(self, text: str) -> None:
        state = self._state
        if not text or state.into in ("skip", "fonts", "shape"):
            return
        if state.into == "styles":
            self._tables.name(text)
        elif state.hidden or state.deleted:
            self._deleted += state.deleted
        elif state.into == "label":
            self._blocks.now.label += text
        else:
            self._paragraph.parts.append(text)
            if text.strip():
                self._paragraph.styles.add(state.style)

    # --- ends

    def _end(self, word: str) -> None:
        if self._state.into in ("note", "frame"):
            self._apart.parts.append(" ")
        elif self._state.into == "body":
            self._blocks.end(word)

    def _end_apart(self, ended: State) -> None:
        text = self._apart.text
        self._apart = Paragraph()
        if ended.into == "note" and self._mark is not None:
            self._notes.append(Note(self._mark, text.removeprefix(f"{self._mark} ")))
            self._mark = None
        elif text and ended.into == "frame":
            self._left_out.append(Line(0, text, whole=True))

    def draft(self) -> Draft:
        """Return what was read."""
        self._flush()
        self._blocks.end_paragraph()
        return Draft(
            tuple(self._blocks.lines), tuple(self._notes), tuple(self._warnings()), left_out=tuple(self._left_out),
            contents=tuple(self._blocks.contents),
        )  # fmt: skip

    def _warnings(self) -> Iterator[str]:
        if self._inserted or self._deleted:
            inserted = counted(self._inserted, "insertion is", "insertions are")
            deleted = counted(self._deleted, "deletion is", "deletions are")
            yield f"tracked changes: {inserted} read in, {deleted} left out"
        if len(self._states) > 1:
            yield "the file is cut off: groups are left open at its end"


_DESTINATIONS: dict[str, Callable[[_Reader], None]] = {
    "fonttbl": _Reader._to_fonts, "stylesheet": _Reader._to_styles, "listtext": _Reader._to_label,
    "pntext": _Reader._to_label, "footnote": _Reader._to_note, "shpinst": _Reader._to_shape, "do": _Reader._to_shape,
    "shptxt": _Reader._to_box, "dptxbxtext": _Reader._to_box,
}  # fmt: skip


def _known(page: str) -> str:
    try:
        return codecs.lookup(page).name
    except LookupError:
        return "cp1252"
