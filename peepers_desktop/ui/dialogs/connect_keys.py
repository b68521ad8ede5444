"""Third page: the application's ID and secret key, and where this machine keeps them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from peepers_desktop.ui.dialogs.connect_form import ConnectDefaults, VaultKind
from peepers_desktop.ui.dialogs.connect_page import ConnectPage, text

PASSPHRASE_MIN = 10
"""Shorter passphrases are not taken: the file they protect could be copied and tried at leisure."""

_INDENT = 26
_NORMAL, _HIDDEN = QLineEdit.EchoMode.Normal, QLineEdit.EchoMode.Password


class KeysPage(ConnectPage):
    """Asks for what the DevCenter shows after the application is saved."""

    def __init__(self, defaults: ConnectDefaults) -> None:
        super().__init__()
        self._secret_known = defaults.client_id if defaults.has_secret else ""
        self.head(
            self.tr("Enter its ID and secret key"),
            self.tr("The DevCenter shows both on the page of your application."),
        )
        self.client_id = QLineEdit(defaults.client_id)
        self.client_id.setPlaceholderText(self.tr("Numbers only, e.g. 1234567890123456"))
        self.secret, self.passphrase, self.repeat = _secret_field(), _secret_field(), _secret_field()
        self.problem = text("", tone="bad")
        form = _form()
        _field(form, self.tr("Application &ID"), self.client_id)
        _field(form, self.tr("Secret &key"), self.secret, self._show_button(self.secret))
        self.parts.addLayout(form)
        self._add_vaults(defaults)
        self._settled(defaults)
        self.parts.addWidget(self.problem)
        self.parts.addStretch(1)
        for field in (self.client_id, self.secret, self.passphrase, self.repeat):
            field.textChanged.connect(self._judge)
        self._judge()

    def _add_vaults(self, defaults: ConnectDefaults) -> None:
        self.parts.addWidget(text(self.tr("Where the keys are kept"), "strong"))
        self.choices: dict[VaultKind, QRadioButton] = {
            "keyring": QRadioButton(self.tr("In this computer's keyring")),
            "passphrase": QRadioButton(self.tr("In a file protected by a passphrase")),
            "session": QRadioButton(self.tr("Nowhere: this session only")),
        }
        self._choosable = True
        self._hints: dict[VaultKind, QLabel] = {
            "keyring": text(self._keyring_hint(defaults.keyring), "small"),
            "passphrase": text(self.tr("Peepers asks for the passphrase each time it opens."), "small"),
            "session": text(self.tr("You connect again each time Peepers opens."), "small"),
        }
        self._group = QButtonGroup(self)
        for kind, choice in self.choices.items():
            choice.setAccessibleDescription(self._hints[kind].text())
            self._hints[kind].setContentsMargins(_INDENT, 0, 0, 0)
            self._group.addButton(choice)
            together = QVBoxLayout()
            together.setSpacing(2)
            together.addWidget(choice)
            together.addWidget(self._hints[kind])
            if kind == "passphrase":
                together.addWidget(self._passphrase_box())
            self.parts.addLayout(together)
        self.choices["keyring"].setEnabled(defaults.keyring is not None)
        start: VaultKind = defaults.vault if defaults.keyring or defaults.vault != "keyring" else "passphrase"
        self.choices[start].setChecked(True)
        self._group.buttonToggled.connect(lambda *_: self._judge())

    def _settled(self, defaults: ConnectDefaults) -> None:
        """Where there is nothing to choose, say only where the keys go."""
        if defaults.choose_vault:
            return
        for part in (*self.choices.values(), *self._hints.values()):
            part.hide()
        self.choices[defaults.vault].setChecked(True)
        self.parts.addWidget(text(defaults.vault_name or defaults.vault))
        self._choosable = False

    def _passphrase_box(self) -> QWidget:
        self.passphrase_box = QWidget()
        form = _form()
        form.setContentsMargins(_INDENT, 6, 0, 6)
        _field(form, self.tr("&Passphrase"), self.passphrase, self._show_button(self.passphrase))
        _field(form, self.tr("Once &more"), self.repeat)
        self.passphrase_box.setLayout(form)
        return self.passphrase_box

    def _show_button(self, field: QLineEdit) -> QPushButton:
        """Shows what was typed, for as long as it is pressed in."""
        button = QPushButton(self.tr("Show"))
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.toggled.connect(lambda shown: field.setEchoMode(_NORMAL if shown else _HIDDEN))
        return button

    def _keyring_hint(self, keyring: str | None) -> str:
        if keyring is None:
            return self.tr("No keyring was found on this computer, so choose one of the other two.")
        return self.tr("Recommended. Locked and opened together with your session ({name}).").format(name=keyring)

    @property
    def vault(self) -> VaultKind:
        """The chosen place."""
        return next(kind for kind, choice in self.choices.items() if choice.isChecked())

    def complete(self) -> bool:
        return not self._missing()

    def enter(self) -> None:
        (self.secret if self.client_id.text() else self.client_id).setFocus()

    def _judge(self) -> None:
        self.passphrase_box.setVisible(self._choosable and self.vault == "passphrase")
        known = bool(self._secret_known) and self.client_id.text().strip() == self._secret_known
        self.secret.setPlaceholderText(self.tr("Already kept; type only to replace it") if known else "")
        problem = self._missing()
        self.problem.setText(problem if self._typed() else "")
        self.problem.setVisible(bool(self.problem.text()))
        self.completeChanged.emit()

    def _typed(self) -> bool:
        return bool(self.client_id.text()) and (bool(self.secret.text()) or bool(self._secret_known))

    def _missing(self) -> str:
        """What stands in the way of going on, in words; empty when nothing does."""
        client_id = self.client_id.text().strip()
        if not client_id.isdigit():
            return self.tr("The application ID has only numbers.")
        if not self.secret.text().strip() and client_id != self._secret_known:
            return self.tr("The secret key is missing.")
        if not self._choosable or self.vault != "passphrase":
            return ""
        if len(self.passphrase.text()) < PASSPHRASE_MIN:
            return self.tr("Choose a passphrase of at least {count} characters.").format(count=PASSPHRASE_MIN)
        return "" if self.passphrase.text() == self.repeat.text() else self.tr("The two passphrases differ.")


def _form() -> QGridLayout:
    form = QGridLayout()
    form.setHorizontalSpacing(14)
    form.setVerticalSpacing(10)
    form.setColumnStretch(1, 1)
    return form


def _field(form: QGridLayout, words: str, field: QLineEdit, beside: QPushButton | None = None) -> None:
    name = words.replace("&", "")
    field.setAccessibleName(name)
    caption = QLabel(words)
    caption.setBuddy(field)
    row = form.rowCount()
    form.addWidget(caption, row, 0)
    form.addWidget(field, row, 1)
    if beside is not None:
        beside.setAccessibleName(f"{beside.text()}: {name}")
        form.addWidget(beside, row, 2)


def _secret_field() -> QLineEdit:
    """A field that hides what is typed and keeps it out of the dictionaries of input methods."""
    field = QLineEdit()
    field.setEchoMode(_HIDDEN)
    field.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
    return field
