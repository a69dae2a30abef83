"""The coding session by lines and prompts: the same acts as on the screen, for screen readers and simple terminals."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from annotator.cli.plain_deciding import Deciding
from annotator.cli.plain_desk import ReadLine, WriteLine
from annotator.cli.plain_finding import Finding
from annotator.cli.plain_marking import Marking
from annotator.errors import AnnotatorError, InputError
from annotator.session import Session
from annotator.store.connection import explain

__all__ = ["HELP", "run"]

# A command, how it is used, what it does: the table of commands and the help are the same.
COMMANDS: tuple[tuple[str, str, str, str], ...] = (
    ("a", "a", "accept", "accept what is suggested for this statement, go to the next"),
    ("A", "A", "accept_all", "accept all suggestions of the paragraph"),
    ("D", "D", "accept_done", "accept all suggestions of the paragraph, done, next"),
    ("", "1 3 …", "", "take the suggestions with these numbers, or drop them again"),
    ("x", "x 2", "reject", "reject suggestion 2"),
    ("X", "X", "reject_all", "reject all suggestions of the statement that wait"),
    ("but", "but 2 CODE", "all_but", "accept all suggestions of the statement but 2, and give CODE instead"),
    ("c", "c TEXT", "pick", 'give the code that fits TEXT (to the marked words, if any); "c theme youth" says where'),
    ("=", "= LAYER [CODE]", "answer", "list the codes of one question as a ladder, or answer it"),
    ("look", "look TEXT", "look", "say what codes mean: definition, include, exclude, examples"),
    (".", ".", "repeat", "give the last code again"),
    ("none", "none [LAYER]", "none", "say that no code applies"),
    ("d", "d", "done", "done, next"),
    ("o", "o", "reopen", "reopen the paragraph"),
    ("f", "f REASON", "flag", "flag: doubtful, ask, revisit; f off takes the flag away"),
    ("m", "m TEXT", "memo", "memo; \\n begins a line; m alone takes it away"),
    ("p", "p LAYER NAME", "propose", "propose a code for the codebook"),
    ("u", "u", "undo", "undo"),
    ("r", "r", "redo", "redo"),
    ("w", "w WORDS", "words", 'mark words for the next c, t or ends; "w sentence 2" a sentence; w alone drops them'),
    ("given", "given", "given", "list what is given here, with numbers for rm, ends and mc"),
    ("rm", "rm 1", "remove", "take what was given as number 1 away"),
    ("ends", "ends 1", "ends", "move the code given as number 1 to the marked words"),
    ("mc", "mc 1 TEXT", "memo_code", "memo on the code given as number 1"),
    ("t", "t new|ends|split", "statement", "statements: the marked words are a new one, its ends, its second half"),
    ("t", "t merge|on|reject", "statement", "this one with the next, on into the next sentence, or no statement"),
    ("s", "s 2", "focus", "go to statement 2; s alone to the next"),
    ("j", "j", "next", "next paragraph"),
    ("k", "k", "previous", "previous paragraph"),
    ("n", "n", "next_open", "next paragraph that is not done"),
    ("N", "N", "previous_open", "previous paragraph that is not done"),
    ("F", "F", "next_flagged", "next flagged paragraph"),
    ("]", "]", "next_suggestion", "next paragraph with a suggestion that waits"),
    ("[", "[", "previous_suggestion", "previous paragraph with a suggestion that waits"),
    ("go", "go 12", "go", "go to the paragraph with this printed number, or under this heading"),
    ("back", "back", "back", "back to where you were"),
    ("forward", "forward", "forward", "forward again"),
    ("find", "find WORDS", "find", "list the paragraphs (and your memos) with these words; go +2 goes to the second"),
    ("outline", "outline [WORDS]", "outline", "list the headings; go +2 goes to the second"),
    ("docs", "docs [WORDS]", "documents", "list the documents; go +2 goes on in the second where it is open"),
    ("only", "only FILTER", "only", "keep to paragraphs: code:youth speaker:chile done:no flag:any …; alone ends it"),
    ("e", "e", "reasons", "show the reasons of the suggestions"),
    ("h", "h", "hide", "hide or show the suggestions"),
    ("cite", "cite", "cite", "write the marked words, or the paragraph, with its citation"),
    ("where", "where", "where", "say how far you are"),
    ("?", "?", "help", "this list; help, accept, done, undo, next and the like may be written out"),
    ("q", "q", "", "leave; everything is kept already"),
)  # fmt: skip
SPELT = {
    "help": "?", "accept": "a", "reject": "x", "code": "c", "done": "d", "reopen": "o", "flag": "f", "memo": "m",
    "propose": "p", "undo": "u", "redo": "r", "next": "j", "previous": "k",
}  # fmt: skip
HELP = "\n".join(f"{usage:<16} {does}" for _, usage, _, does in COMMANDS)
_QUIET = (
    "?",
    "e",
    "w",
    "look",
    "given",
    "find",
    "outline",
    "docs",
    "cite",
    "where",
)  # what changes nothing to be shown


def run(session: Session, read_line: ReadLine, write_line: WriteLine) -> None:
    """Show the unit and do what is typed, line by line, until q or the end of input."""
    plain = _Plain(session, write_line)
    plain.attempt(plain.show)
    while (line := read_line("> ")) is not None:
        if line.strip() in ("q", "quit"):
            return
        plain.do(line.strip())


class _Plain(Deciding, Marking, Finding):
    """Reads one command at a time; what it says and the paragraph are written after it."""

    def do(self, line: str) -> None:
        """Do one command; a mistake is said and changes nothing."""
        name, _, rest = line.partition(" ")
        name = SPELT.get(name, name)
        self.attempt(lambda: self._find(name)(line if name.isdecimal() else rest.strip()))
        if name not in _QUIET:
            self.attempt(self.was_here)
            self.attempt(lambda: self.show(again=not name))
        self.attempt(self._session.settle)

    def attempt(self, act: Callable[[], str | None]) -> None:
        """Do something and write what it says, or what is wrong."""
        try:
            said = act()
        except AnnotatorError as error:
            said = f"error: {error}"
        except sqlite3.Error as error:
            said = f"error: {explain(error)}"
        except OSError as error:
            said = f"error: {error.strerror or error}"
        if said:
            self._write(said)

    def _find(self, name: str) -> Callable[[str], str]:
        from difflib import get_close_matches

        if not name:
            return lambda rest: ""
        if name.isdecimal():
            return self.do_take
        acts = {command: act for command, _, act, _ in COMMANDS if act}
        if name not in acts:
            near = get_close_matches(name, acts, 1)
            raise InputError(
                f"'{name}' is no command" + (f", did you mean '{near[0]}'?" if near else ""), remedy="? lists all"
            )
        act: Callable[[str], str] = getattr(self, f"do_{acts[name]}")
        return act

    def do_help(self, rest: str) -> str:
        """List the commands."""
        return HELP
