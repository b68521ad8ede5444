"""Tells one thing where there is no window: why it cannot open, or what was done after it closed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from peepers_desktop.app.erase_all import Deleted
from peepers_desktop.errors import PeepersError
from peepers_desktop.ui.dialogs.page_dialog import PageDialog, close_button
from peepers_desktop.ui.sentences import sentence_of
from peepers_desktop.ui.widgets.details_panel import label

translate = QCoreApplication.translate
_WIDTH = 520


class ToldDialog(PageDialog):
    """Nothing but words, which can be selected and copied, and one button."""

    def __init__(self, heading: str, sentences: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__("Peepers Desktop", _WIDTH, parent)
        self.setObjectName("toldDialog")
        self.page.addWidget(label(heading, "title"))
        for words in sentences:
            self.page.addWidget(label(words))
        self.page.addStretch(1)
        self.close_button = close_button(self.tr("Close"), self)
        self.end_with(self.close_button, default=self.close_button)
        self.close_button.setFocus()


def of_trouble(error: PeepersError) -> ToldDialog:
    """Why the window cannot open, and what to do about it."""
    told = sentence_of(error)
    return ToldDialog(told.text, [words for words in (told.advice, told.detail) if words])


def of_erasure(gone: Deleted) -> ToldDialog:
    """After everything went."""
    sentences = [translate("ToldDialog", "{count} files were erased.").format(count=gone.files)]
    if gone.left:
        left = translate("ToldDialog", "Not written by Peepers, and left where they are: {names}.")
        sentences.append(left.format(names=", ".join(gone.left)))
    if not gone.keys_in:
        return ToldDialog(translate("ToldDialog", "Nothing of Peepers is left on this computer"), sentences)
    left = translate(
        "ToldDialog",
        "The keyring could not be asked, so keys may be left in it: delete what is called {name} there, and remove "
        "Peepers from the applications you have authorised at Mercado Livre.",
    )
    sentences.append(left.format(name=gone.keys_in))
    return ToldDialog(translate("ToldDialog", "The files of Peepers are gone from this computer"), sentences)
