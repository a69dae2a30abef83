"""What a coder notes beside the codes: flags with a reason, memos on a unit or a code, proposals for the codebook."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.codebook import Layer
from annotator.session import Mark
from annotator.tui.screens.marking import Marking

_FLAGS = ("doubtful", "ask", "revisit")


class Noting(Marking):
    """Flags, memos and proposals."""

    def do_flag(self) -> None:
        """Flag the unit, or take its flag away."""
        options = ["doubtful", "ask the lead", "revisit"] + ["no flag"] * (self._view.state.flag is not None)

        def answer(index: int) -> None:
            self._run(lambda: self._session.flag(_FLAGS[index] if index < len(_FLAGS) else None))

        self.choose(f"Flag this {self._view.unit.kind}", options, answer, sure=True)

    def do_memo(self) -> None:
        """Write a memo on the unit."""
        old = self._view.state.memo
        self._write_memo(f"Memo on this {self._view.unit.kind}", (old.memo or "") if old else "", None)

    def do_memo_code(self) -> str | None:
        """Write a memo on a code that is given: the one under the cursor, else one of the statement in focus."""
        place = self._passage.place
        ranged = [m for a in self._view.answers for m in a.marks if m.decision.start is not None and place is not None]
        found = [m for m in ranged if place and (m.decision.start or 0) < place[1] and place[0] < (m.decision.end or 0)]
        found = found or [m for a in (self._group.answers if self._group else ()) for m in a.marks]
        if not found:
            return "No code is given here"
        if len(found) == 1:
            self._memo_on(found[0])
            return None
        names = [f"{m.layer.name}: {m.name}" for m in found]
        self.choose("Memo on which code?", names, lambda i: self._memo_on(found[i]))
        return None

    def _memo_on(self, mark: Mark) -> None:
        self._write_memo(f"Memo on {mark.layer.name}: {mark.name}", self._session.memo_of(mark), mark)

    def _write_memo(self, title: str, old: str, mark: Mark | None) -> None:
        from annotator.tui.screens.asking import MemoScreen

        def keep(text: str | None) -> None:
            if text is not None:
                self._run(lambda: self._session.memo(text, mark))

        self.app.push_screen(MemoScreen(title, old), keep)

    def do_propose(self) -> str | None:
        """Ask for the name of a code that the codebook lacks."""
        from annotator.tui.screens.asking import LineScreen

        layers = [layer for layer in self._session.book.layers if layer.vocabulary is None]
        if not layers:
            return "No layer of this codebook takes new codes"

        def named(name: str | None) -> None:
            if name is not None:
                self.propose(name, layers)

        self.app.push_screen(LineScreen("Propose a code", "the lead decides on it"), named)
        return None

    def propose(self, name: str, layers: Sequence[Layer]) -> None:
        """Propose a code for one of these layers."""
        found = list({y.key: y for y in layers}.values())
        if len(found) == 1:
            self._run(lambda: self._session.propose(found[0].key, name))
            return

        def answer(index: int) -> None:
            self._run(lambda: self._session.propose(found[index].key, name))

        self.choose(f"Propose “{name}” for which layer?", [y.name for y in found], answer)
