"""Every action of the screens in one table: bindings, footer, help, palette and documentation come from it."""

from __future__ import annotations

from collections.abc import Iterable

from annotator.delayed import dataclass


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a coder can do. ``keys`` are Textual's names, ``shown`` how the first is printed."""

    id: str
    keys: tuple[str, ...]
    shown: str
    label: str
    help: str
    group: str
    in_footer: bool = False
    screen: str = "coding"

    @property
    def is_numbered(self) -> bool:
        """Whether its keys are nine numbers, each of which means another thing."""
        return self.shown == "1–9"


ACTIONS: tuple[Action, ...] = (
    Action("done", ("enter", "d"), "⏎", "done, next", "Finish the paragraph (also d), answer what is open with none, go to the next one that is not done", "Code", True),
    Action("accept", ("a",), "a", "accept", "Accept all suggestions of the statement in focus and go to the next statement", "Code", True),
    Action("accept_all", ("A",), "A", "accept all", "Accept all suggestions of the paragraph", "Code"),
    Action("number", ("1", "2", "3", "4", "5", "6", "7", "8", "9"), "1–9", "take", "Take the numbered suggestion, or drop it again (a click does it too, the right button rejects)", "Code", True),
    Action("reject", ("x",), "x", "reject", "Reject a suggestion: x, then its number", "Code", True),
    Action("pick", ("c", "slash"), "c", "pick", "Pick any code by typing part of its name; with words selected it is given to them", "Code", True),
    Action("wrong", ("w",), "w", "all but", "Accept all suggestions of the statement but one: w, its number, then the right answer; also changes one given answer", "Code", True),
    Action("reject_all", ("X",), "X", "reject all", "Reject every suggestion of the statement that waits", "Code"),
    Action("accept_done", ("D",), "D", "accept all, done", "Accept all suggestions of the paragraph, finish it, go to the next one that is not done", "Code"),
    Action("answer", ("equals_sign",), "=", "answer", "Answer one question from the list of its codes, ordered ones as a ladder", "Code"),
    Action("none", ("0", "minus"), "0", "none", "Say that no code applies, for one open question or all of the statement", "Code", True),
    Action("repeat", ("full_stop",), ".", "repeat", "Give the last code again", "Code"),
    Action("flag", ("f",), "f", "flag", "Flag the paragraph: doubtful, ask the lead, revisit", "Code"),
    Action("memo", ("m",), "m", "memo", "Write a memo on the paragraph", "Code"),
    Action("memo_code", ("M",), "M", "memo on a code", "Write a memo on a code that is given", "Code"),
    Action("propose", ("P",), "P", "propose", "Propose a code for the codebook; the lead decides on it", "Code"),
    Action("undo", ("u", "backspace"), "u", "undo", "Take back what was done last, wherever it was", "Code", True),
    Action("redo", ("ctrl+r",), "^r", "redo", "Do again what was undone", "Code"),
    Action("reopen", ("o",), "o", "reopen", "Take back that the paragraph is done", "Code"),
    Action("next", ("j", "down"), "j ↓", "next", "Go to the next paragraph", "Move"),
    Action("previous", ("k", "up"), "k ↑", "previous", "Go to the previous paragraph", "Move"),
    Action("next_open", ("n",), "n", "next open", "Go to the next paragraph that is not done", "Move", True),
    Action("previous_open", ("N",), "N", "previous open", "Go to the previous paragraph that is not done", "Move"),
    Action("next_suggestion", ("right_square_bracket",), "]", "next suggestion", "Go to the next paragraph with a suggestion that waits", "Move"),
    Action("previous_suggestion", ("left_square_bracket",), "[", "previous suggestion", "Go to the previous paragraph with a suggestion that waits", "Move"),
    Action("next_flagged", ("exclamation_mark",), "!", "next flagged", "Go to the next flagged paragraph", "Move"),
    Action("first", ("g", "home"), "g", "first", "Go to the first paragraph", "Move"),
    Action("last", ("G", "end"), "G", "last", "Go to the last paragraph", "Move"),
    Action("jump", ("colon",), ":", "jump", "Go to the paragraph with this printed number, or under this heading", "Move"),
    Action("outline", ("O",), "O", "outline", "Show the headings of the document and go to one", "Move"),
    Action("documents", ("R",), "R", "documents", "Show the documents, how far each is, and go to one", "Move"),
    Action("projects", ("J",), "J", "projects", "Show the projects opened lately, leave this one and open another (in the documents: tab)", "Move"),
    Action("search", ("ctrl+f",), "^f", "search", "Search all texts and your memos, and go to what is found", "Move"),
    Action("filter", ("F",), "F", "filter", "Keep to paragraphs by code, speaker, country, section, flag, done …", "Move"),
    Action("back", ("left_curly_bracket", "alt+left"), "{", "back", "Go back to where you were", "Move"),
    Action("forward", ("right_curly_bracket", "alt+right"), "}", "forward", "Go forward again", "Move"),
    Action("focus_next", ("tab",), "tab", "next statement", "Put the next statement in focus", "Move"),
    Action("focus_previous", ("shift+tab",), "⇧tab", "previous statement", "Put the previous statement in focus", "Move"),
    Action("scroll_down", ("pagedown", "space"), "space", "scroll", "Scroll the text down", "Move"),
    Action("scroll_up", ("pageup",), "pgup", "scroll up", "Scroll the text up", "Move"),
    Action("word_right", ("right", "l"), "→ l", "word right", "Move the cursor to the next word", "Select words"),
    Action("word_left", ("left",), "←", "word left", "Move the cursor to the word before", "Select words"),
    Action("extend_right", ("shift+right", "L"), "⇧→", "extend", "Select on to the next word", "Select words"),
    Action("extend_left", ("shift+left", "H"), "⇧←", "extend left", "Select back to the word before", "Select words"),
    Action("char_right", ("ctrl+right",), "^→", "character right", "Move the cursor to the next character", "Select words"),
    Action("char_left", ("ctrl+left",), "^←", "character left", "Move the cursor to the character before", "Select words"),
    Action("extend_char_right", ("ctrl+shift+right", "greater_than_sign"), "^⇧→ >", "extend by a character", "Move the end of the selection a character on", "Select words"),
    Action("extend_char_left", ("ctrl+shift+left", "less_than_sign"), "^⇧← <", "shrink by a character", "Move the end of the selection a character back", "Select words"),
    Action("mark", ("v",), "v", "mark", "Begin or end selecting with the plain arrows", "Select words"),
    Action("sentence", ("s",), "s", "sentence", "Select the sentence under the cursor, else the first without a statement; again: with the next one", "Select words"),
    Action("statement_words", ("S",), "S", "statement words", "Select the words of the statement in focus", "Select words"),
    Action("other_end", ("y",), "y", "other end", "Let the other end of the selection move", "Select words"),
    Action("ends", ("r",), "r", "move ends", "Take the coded words under the cursor into the selection, move its ends, and r again to keep them", "Select words"),
    Action("statement", ("t",), "t", "new statement …", "Make the selected words a statement; with none selected: move, split, merge, run on, reject", "Select words"),
    Action("drop", ("escape",), "esc", "drop", "Drop the selection, or leave a question", "Select words"),
    Action("explain", ("e",), "e", "why", "Show or hide why each suggestion was made, with its score", "Screen"),
    Action("hide", ("h",), "h", "hide", "Hide or show the suggestions", "Screen"),
    Action("codebook", ("b",), "b", "codebook", "Look anything up in the codebook", "Look up"),
    Action("guidelines", ("B",), "B", "guidelines", "Read the project's coding guidelines", "Look up"),
    Action("before", ("p",), "p", "before", "Show how you coded this before", "Look up"),
    Action("work", ("W",), "W", "own work", "Show your own work: progress, pace, codes used", "Look up"),
    Action("differences", ("V",), "V", "differences", "Walk through what you and the others coded differently (of an open round)", "Look up"),
    Action("key", ("K",), "K", "answer key", "Compare with the answer key (training, finished paragraphs)", "Look up"),
    Action("tour", ("T",), "T", "tour", "Take the tour of one minute", "Look up"),
    Action("copy", ("Y",), "Y", "copy", "Copy the selection or the paragraph with its citation", "Screen"),
    Action("settings", ("comma",), ",", "settings", "Change theme, keys and the rest", "Screen"),
    Action("help", ("question_mark",), "?", "help", "Show all keys", "Screen", True),
    Action("quit", ("q", "ctrl+q"), "q", "quit", "Leave; everything is kept already", "Screen", True),
    Action("settle_number", ("1", "2", "3", "4", "5", "6", "7", "8", "9"), "1–9", "take", "Let the answer with this number stand and go to the next open case", "Settle", True, "settling"),
    Action("settle_write", ("c", "slash"), "c", "another", "Let another code stand, picked by part of its name (of words: select them first)", "Settle", True, "settling"),
    Action("settle_none", ("0", "minus"), "0", "none", "Let it stand that no code applies", "Settle", True, "settling"),
    Action("settle_undo", ("u", "backspace"), "u", "undo", "Take back what was settled last", "Settle", True, "settling"),
    Action("settle_redo", ("ctrl+r",), "^r", "redo", "Settle again what was taken back", "Settle", False, "settling"),
    Action("settle_next", ("j", "down"), "j ↓", "next", "Go to the next case", "Move", True, "settling"),
    Action("settle_previous", ("k", "up"), "k ↑", "previous", "Go to the previous case", "Move", False, "settling"),
    Action("settle_open", ("n", "enter"), "n", "next open", "Go to the next case that is open", "Move", True, "settling"),
    Action("settle_scroll", ("space", "pagedown"), "space", "scroll", "Scroll the answers", "Move", False, "settling"),
    Action("settle_word_right", ("right", "l"), "→ l", "word right", "Move the cursor to the next word", "Select words", False, "settling"),
    Action("settle_word_left", ("left",), "←", "word left", "Move the cursor to the word before", "Select words", False, "settling"),
    Action("settle_extend_right", ("shift+right", "L"), "⇧→", "extend", "Select on to the next word", "Select words", False, "settling"),
    Action("settle_extend_left", ("shift+left", "H"), "⇧←", "extend left", "Select back to the word before", "Select words", False, "settling"),
    Action("settle_reveal", ("r",), "r", "names", "Show or mask the coders' names", "Screen", True, "settling"),
    Action("settle_codebook", ("b",), "b", "codebook", "Look anything up in the codebook", "Screen", False, "settling"),
    Action("settle_help", ("question_mark",), "?", "help", "Show all keys", "Screen", True, "settling"),
    Action("settle_quit", ("q", "ctrl+q"), "q", "quit", "Leave; everything is kept already", "Screen", True, "settling"),
)  # fmt: skip


SCREENS = {"coding": "Coding", "settling": "Settling differences"}


def of_screen(screen: str, among: Iterable[Action] = ACTIONS) -> list[Action]:
    """Return the actions of one screen."""
    return [a for a in among if a.screen == screen]


def groups(screen: str = "coding", among: Iterable[Action] = ACTIONS) -> dict[str, list[Action]]:
    """Return the actions of a screen by group, in the order of the table."""
    found: dict[str, list[Action]] = {}
    for action in of_screen(screen, among):
        found.setdefault(action.group, []).append(action)
    return found


def as_markdown() -> str:
    """Return the table of keys as it stands in the documentation."""
    lines = []
    for screen, title in SCREENS.items():
        lines += [f"## {title}", ""]
        for group, actions in groups(screen).items():
            lines += [f"### {group}", "", "| key | does | id |", "| --- | --- | --- |"]
            lines += [f"| `{a.shown}` | {a.help} | `{a.id}` |" for a in actions]
            lines.append("")
    return "\n".join(lines)
