"""What one conflict and many have in common: the frame, the title, and the three choices under the facts."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from peepers_desktop.domain.edits import Edit
from peepers_desktop.ui.format import Format
from peepers_desktop.ui.theme import Space
from peepers_desktop.ui.widgets.restyle import restyle
from peepers_desktop.ui.widgets.wrapping import WrappingLabel

MINE, THEIRS, MERGED = "mine", "theirs", "merged"


class ConflictChoices(QFrame):
    """An inline panel, not a window: the rest stays usable. Subclasses say what `choose` does, and put the facts
    between the title and the buttons."""

    def __init__(self, fmt: Format) -> None:
        super().__init__()
        self._format = fmt
        self.setProperty("role", "banner")
        self.setProperty("tone", "warn")
        self.title = WrappingLabel(lines=2)
        self.title.setProperty("role", "heading")
        self.merged_button = self._button(MERGED)
        self.mine_button = self._button(MINE)
        self.theirs_button = self._button(THEIRS)
        self.hide()

    def choose(self, choice: str) -> None:
        """What a button does."""
        raise NotImplementedError

    def stand(self, *facts: QWidget) -> None:
        """Title, facts, choices, from top to bottom."""
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        for button in (self.merged_button, self.mine_button, self.theirs_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.M, Space.XL, Space.L)
        column.setSpacing(Space.S)
        for part in (self.title, *facts):
            column.addWidget(part)
        column.addLayout(buttons)

    def offer(self, merged: str, mine: str, theirs: str) -> None:
        """The words of the choices; an empty one is not offered. Merging, where it is possible, is recommended."""
        words = {self.merged_button: merged, self.mine_button: mine, self.theirs_button: theirs}
        for button, said in words.items():
            button.setText(said)
            button.setVisible(bool(said))
        restyle(self.merged_button, role="primary" if merged else "")

    def _button(self, choice: str) -> QPushButton:
        button = QPushButton()
        button.clicked.connect(lambda: self.choose(choice))
        return button


def proposal_of(edit: Edit) -> int | None:
    """The number that sales since then explain, where they do."""
    found = edit.seen.get("proposal")
    return found if isinstance(found, int) else None
