"""The command ``annotator``: which commands there are, and how errors end (contract, section 1)."""

from __future__ import annotations

import importlib
import os
import sys
from typing import Any, NoReturn

import click

from annotator import __version__
from annotator.cli.common import Command, Options, fail, shared_options
from annotator.errors import AnnotatorError, nearest

# name -> (module, what --help says); the module is imported only when the command runs.
COMMANDS: dict[str, tuple[str, str]] = {
    "demo": ("projects", "Make a sample project and open it."),
    "init": ("projects", "Make a new project."),
    "import": ("importing", "Bring in reports."),
    "suggest": ("suggesting", "Compute suggestions that are missing or out of date."),
    "code": ("coding", "Open the coding screen."),
    "record": ("recording", "Apply decisions from a file."),
    "statements": ("coding", "Fix the statements that all coders code."),
    "list": ("listing", "Print what the project holds."),
    "progress": ("listing", "Print how far each coder is."),
    "coders": ("teams", "Print or add coders."),
    "round": ("teams", "Begin, list, open and close rounds."),
    "agree": ("agreeing", "Print agreement statistics."),
    "plan-reliability": ("planning", "Print how many units to code twice."),
    "disagreements": ("comparing", "Print the items coders differ on, worst first."),
    "adjudicate": ("adjudicating", "Settle what coders differ on."),
    "learn": ("learning", "Learn themes from a coder's answers, for that coder alone."),
    "codebook": ("books", "Show the codebook, and check it."),
    "export": ("exporting", "Write the coded data set."),
    "check": ("projects", "Check the database, the offsets and the codebook."),
    "serve": ("serving", "Serve the coding screen to browsers on this machine."),
    "trust": ("projects", "Trust a project that another user owns."),
}


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports one when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order of a study, not of the alphabet."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of one command and return the command."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"annotator.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = getattr(module, cmd_name.replace("-", "_") + "_command")
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Name the nearest command where there is none of this name."""
        if args and not args[0].startswith("-") and args[0] not in COMMANDS:
            raise click.UsageError(f"there is no command '{args[0]}'{nearest(args[0], COMMANDS)}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, what) for name, (_, what) in COMMANDS.items()])


@click.command(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s")
@shared_options
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Code what was said in reports of deliberations.

    A study: init, import, suggest, code (each coder), agree, export.
    """
    ctx.ensure_object(Options)


def main(args: list[str] | None = None) -> NoReturn:
    """Run the command line and exit with its code."""
    try:
        result: Any = cli.main(args=args, prog_name="annotator", standalone_mode=False)
        sys.stdout.flush()
        sys.exit(result if isinstance(result, int) else 0)
    except AnnotatorError as error:
        _fail(str(error))
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help() if error.ctx else "", err=True)
        sys.exit(2)
    except click.ClickException as error:
        _fail(_usage(error))
    except (click.Abort, KeyboardInterrupt):
        click.echo("annotator: interrupted; nothing half-written", err=True)
        sys.exit(130)
    except BrokenPipeError:
        # The reader of the pipe has gone; point stdout elsewhere so that closing it says nothing.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        _fail(_system(error))
    except Exception as error:
        _database(error)


def _usage(error: click.ClickException) -> str:
    text = " ".join(error.format_message().split()).rstrip(".")
    ctx = getattr(error, "ctx", None)
    return f"{text}; see '{ctx.command_path} --help'" if ctx is not None else f"{text}; see 'annotator --help'"


def _system(error: OSError) -> str:
    place = f"{error.filename}: " if error.filename else ""
    return f"{place}{error.strerror or error}; check that it exists and that you may use it"


def _database(error: Exception) -> NoReturn:
    import sqlite3

    if not isinstance(error, sqlite3.Error):
        raise error
    from annotator.store.connection import explain

    _fail(str(explain(error)))


def _fail(message: str) -> NoReturn:
    fail(message)
    sys.exit(2)


__all__ = ["COMMANDS", "Command", "cli", "main"]
