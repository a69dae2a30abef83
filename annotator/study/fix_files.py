"""Where a person's fixes lie: beside the source in the project, else beside the file that is brought in."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from annotator.delayed import dataclass
from annotator.documents.mending.fixes import ACTS, SUFFIX, Fix, parse
from annotator.errors import ReadError
from annotator.model import Report, Unit
from annotator.store.project import SOURCES
from annotator.text import to_display

_WORDS = 70  # characters of a unit shown in the draft of a fix file


@dataclass(frozen=True, slots=True)
class Fixes:
    """The fixes of one source; ``path`` is the file they come from, None without one."""

    found: tuple[Fix, ...] = ()
    path: Path | None = None


def is_fix_file(path: Path) -> bool:
    """Say whether a file holds fixes, and is no report."""
    return path.name.endswith(SUFFIX)


def kept(project: Path, name: str) -> Path:
    """Return where a project keeps the fixes of the source of this name."""
    return project / SOURCES / (name + SUFFIX)


def of(project: Path | None, path: Path, name: str | None = None) -> Fixes:
    """Return the fixes of a file: those the project keeps for this name, else those that lie beside it."""
    places = [path.with_name(path.name + SUFFIX)]
    if project is not None:
        places = [kept(project, path.name), *([kept(project, name)] if name else []), *places]
    for place in places:
        if place.is_file():
            return Fixes(parse(read(place), place.name), place)
    return Fixes()


def read(path: Path) -> str:
    """Return the text of a fix file; raise ReadError when it is none."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReadError("is not UTF-8 text", where=str(path), remedy="save it as UTF-8") from error
    except OSError as error:
        raise ReadError(f"cannot be read ({error.strerror})", where=str(path), remedy="check your rights") from error


def write(path: Path, text: str) -> None:
    """Write a fix file, whole or not at all."""
    half = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(exist_ok=True)
        half.write_text(text, encoding="utf-8")
        half.replace(path)
    except OSError as error:
        with suppress(OSError):
            half.unlink(missing_ok=True)
        raise ReadError(
            f"cannot be written ({error.strerror})", where=str(path), remedy="check space and rights"
        ) from error


def draft(report: Report) -> str:
    """Return a fix file to begin with: what can be done, and every unit with words to copy, all as comments."""
    return "\n".join(("\n".join(_HEAD), "", *_masthead(report), *_units(report), ""))


_HEAD = (
    "# What a person mends in the cut of this report. Each line names the words it expects; see docs/importing.md.",
    f"# What can be done: {', '.join(ACTS)}.",
    '# - {do: join, text: "the first words of a unit, which is joined to the one before"}',
    '# - {do: split, text: "the words at which a new unit begins"}',
    '# - {do: kind, text: "the first words of a unit", to: unnumbered}',
    '# - {do: label, text: "the first words of a unit", to: "12"}',
    '# - {do: heading, text: "the words of a unit, or of a line of the masthead", to: "1"}',
    '# - {do: metadata, key: symbol, text: "what it is now", to: "what it should be"}',
)


def _masthead(report: Report) -> Iterator[str]:
    """Yield the lines that were taken for the masthead, which 'heading' and 'kind' bring back."""
    for line in report.left_out:
        if line.why == "masthead":
            yield f"#   – [masthead] {json.dumps(line.text, ensure_ascii=False)}"


def _units(report: Report) -> Iterator[str]:
    sections = {s.id: s.heading for s in report.sections}
    last: str | None = None
    for unit in report.units:
        if unit.section != last and unit.section is not None:
            yield f"# {to_display(sections[unit.section])}"
        last = unit.section
        yield f"#   {_name(unit)} [{unit.kind}] {json.dumps(_begin(unit.text), ensure_ascii=False)}"


def _name(unit: Unit) -> str:
    return to_display(unit.label or unit.speaker or "–")


def _begin(text: str) -> str:
    """Return the first words of a text as a fix has to name them."""
    whole = " ".join(text.split())
    return whole if len(whole) <= _WORDS else whole[:_WORDS].rsplit(" ", 1)[0]
