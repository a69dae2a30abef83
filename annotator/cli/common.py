"""What all commands share: -p and --json before or after the name, the open project, JSON or table out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from annotator.store.project import Project

F = TypeVar("F", bound=Callable[..., Any])


@dataclass
class Options:
    """The options every command understands."""

    project: str | None = None
    as_json: bool = False


def _keep(name: str) -> Callable[[click.Context, click.Parameter, Any], Any]:
    def callback(ctx: click.Context, _: click.Parameter, value: Any) -> Any:
        options = ctx.ensure_object(Options)
        if value:
            setattr(options, name, value)
        return value

    return callback


def _shared() -> list[click.Option]:
    return [
        click.Option(
            ["-p", "--project"], metavar="DIR", expose_value=False, callback=_keep("project"),
            help="The project's folder (else $ANNOTATOR_PROJECT, else the nearest from here upwards).",
        ),
        click.Option(
            ["--json", "as_json"], is_flag=True, expose_value=False, callback=_keep("as_json"),
            help="Print one JSON value.",
        ),
    ]  # fmt: skip


def listed(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of an option that may be repeated and may hold several between commas, each once."""
    names = (name.strip() for value in values for name in value.split(","))
    return tuple(dict.fromkeys(name for name in names if name))


coders_option = click.option(
    "--coders", metavar="A,B", multiple=True, callback=listed,
    help="These coders (else all persons); may be given several times.",
)  # fmt: skip


def shared_options(command: F) -> F:
    """Add the shared options to a group made by a decorator."""
    params = getattr(command, "__click_params__", [])
    command.__click_params__ = [*_shared(), *params]  # type: ignore[attr-defined]
    return command


class Command(click.Command):
    """A command that takes the shared options behind its name too."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params.extend(_shared())


class Group(click.Group):
    """A group of such commands."""

    command_class = Command

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params.extend(_shared())


def options() -> Options:
    """Return the shared options of the running command."""
    return click.get_current_context().ensure_object(Options)


def project_folder() -> Path:
    """Return the folder of the project meant, or raise ProjectError."""
    from annotator import settings
    from annotator.store.origin import state_folder

    return settings.find(options().project, state_folder())


def open_project() -> Project:
    """Open the project meant, or raise ProjectError; it is closed when the command ends."""
    return open_at(project_folder())


def open_at(folder: Path) -> Project:
    """Open the project in this folder, or raise ProjectError; it is closed when the command ends."""
    from annotator.store import project

    found = project.open_project(folder)
    click.get_current_context().call_on_close(lambda: _close(found))
    return found


def _close(project: Project) -> None:
    project.close()
    for notice in project.notices:
        say(notice)


def say(message: str) -> None:
    """Tell the person something: stderr, since stdout is data."""
    from annotator.text import to_display

    click.echo("\n".join(to_display(line) for line in message.split("\n")), err=True)


def fail(message: str) -> None:
    """Print an error's line, or lines; the command goes on to its end."""
    from annotator.text import to_display

    for line in message.splitlines() or [""]:
        click.echo(f"annotator: error: {to_display(line)}", err=True)


def emit_json(value: Any) -> None:
    """Print one JSON value in the contract's shapes."""
    import json

    from annotator.model import to_json

    text = json.dumps(to_json(value), ensure_ascii=False, indent=1)
    sys.stdout.buffer.write(text.encode("utf-8", "replace") + b"\n")
    sys.stdout.buffer.flush()


def emit_lines(value: dict[str, Any]) -> None:
    """Print one plain JSON object whose lists hold many like objects: a line each, which is quick and reads well."""
    import json

    def lines(found: Any, depth: int) -> str:
        if isinstance(found, dict) and any(isinstance(v, list | dict) for v in found.values()) and depth < 4:
            inner = (f"{json.dumps(k, ensure_ascii=False)}: {lines(v, depth + 1)}" for k, v in found.items())
            return "{\n" + ",\n".join(inner) + "\n}"
        if isinstance(found, list) and depth < 5:
            return "[\n" + ",\n".join(lines(v, depth + 1) for v in found) + "\n]" if found else "[]"
        return json.dumps(found, ensure_ascii=False)

    sys.stdout.buffer.write(lines(value, 0).encode("utf-8", "replace") + b"\n")
    sys.stdout.buffer.flush()


def emit_csv(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Print rows as CSV, formulas made harmless as in an export."""
    import io

    from annotator.exchange.table import write_csv

    buffer = io.StringIO(newline="")
    write_csv(buffer, columns, rows)
    sys.stdout.buffer.write(buffer.getvalue().encode("utf-8", "replace"))
    sys.stdout.buffer.flush()
