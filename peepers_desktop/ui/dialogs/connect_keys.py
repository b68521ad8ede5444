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
from peepers_desktop.ui.dialogs.connect_page import ConnectPage
from peepers_desktop.ui.sentences import vault_words
from peepers_desktop.ui.theme import Space, Tone
from peepers_desktop.ui.widgets.details_panel import label

PASSPHRASE_MIN = 10
"""Shorter passphrases are not taken: the file they protect could be copied and tried at leisure."""

_INDENT = 26
_NORMAL, _HIDDEN = QLineEdit.EchoMode.Normal, QLineEdit.EchoMode.Password


class KeysPage(ConnectPage):
    """Asks for what the DevCenter shows after the application is saved."""

    def __init__(self, defaults: ConnectDefaults) -> None:
        super().__init__()
        self._defaults = defaults
        self._secret_known = defaults.client_id if defaults.has_secret else ""
        self.head(
            self.tr("Enter its ID and secret key"),
            self.tr("The DevCenter shows both on the page of your application."),
        )
        self.client_id = QLineEdit(defaults.client_id)
        self.client_id.setPlaceholderText(self.tr("Numbers only, e.g. 1234567890123456"))
        self.secret, self.passphrase, self.repeat = secret_field(), secret_field(), secret_field()
        self.problem = label("", tone=Tone.BAD)
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
        self.parts.addSpacing(Space.S)
        self.parts.addWidget(label(self.tr("Where the keys are kept"), "strong"))
        self.choices: dict[VaultKind, QRadioButton] = {
            "keyring": QRadioButton(self.tr("In this computer's keyring")),
            "passphrase": QRadioButton(self.tr("In a file protected by a passphrase")),
            "session": QRadioButton(self.tr("Nowhere: this session only")),
        }
        self._choosable = True
        self._hints: dict[VaultKind, QLabel] = {
            "keyring": label("", "small"),
            "passphrase": label(self._passphrase_hint(), "small"),
            "session": label(self.tr("You connect again each time Peepers opens."), "small"),
        }
        self._group = QButtonGroup(self)
        for kind, choice in self.choices.items():
            self._hints[kind].setContentsMargins(_INDENT, 0, 0, 0)
            self._group.addButton(choice)
            together = QVBoxLayout()
            together.setSpacing(2)
            together.addWidget(choice)
            together.addWidget(self._hints[kind])
            if kind == "passphrase":
                together.addWidget(self._passphrase_box())
            self.parts.addLayout(together)
        self._touched = False
        self._offer_keyring(defaults.keyring, looking=defaults.looking)
        self._group.buttonToggled.connect(lambda *_: self._judge())
        self._group.buttonClicked.connect(lambda *_: setattr(self, "_touched", True))

    def show_keyring(self, name: str | None) -> None:
        """The keyring of this machine was found, or there is none. A choice that was made stays."""
        chosen = self.vault
        self._offer_keyring(name, looking=False)
        if self._touched and self.choices[chosen].isEnabled():
            self.choices[chosen].setChecked(True)
        self._judge()

    def show_known_secret(self, client_id: str) -> None:
        """The secret key of this application is kept already."""
        self._secret_known = client_id
        self._judge()

    def _offer_keyring(self, name: str | None, *, looking: bool) -> None:
        hint = self.tr("Looking for the keyring of this computer…") if looking else self._keyring_hint(name)
        self._hints["keyring"].setText(hint)
        for kind, choice in self.choices.items():
            choice.setAccessibleDescription(self._hints[kind].text())
        here = name is not None or looking
        self.choices["keyring"].setEnabled(here)
        start: VaultKind = self._defaults.vault if here or self._defaults.vault != "keyring" else "passphrase"
        if self._choosable:
            self.choices[start].setChecked(True)

    def _settled(self, defaults: ConnectDefaults) -> None:
        """Where there is nothing to choose, say only where the keys go."""
        if defaults.choose_vault:
            return
        for part in (*self.choices.values(), *self._hints.values()):
            part.hide()
        self._choosable = False
        self.choices[defaults.vault].setChecked(True)
        self.parts.addWidget(label(vault_words(defaults.vault_name or defaults.vault)))

    def _passphrase_box(self) -> QWidget:
        self.passphrase_box = QWidget()
        form = _form()
        form.setContentsMargins(_INDENT, 6, 0, 6)
        _field(form, self.tr("&Passphrase"), self.passphrase, self._show_button(self.passphrase))
        if not self._defaults.passphrase_chosen:
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

    def _passphrase_hint(self) -> str:
        if self._defaults.passphrase_chosen and not self._defaults.passphrase_known:
            return self.tr("The file is there already: enter the passphrase you chose for it.")
        return self.tr("Peepers asks for the passphrase each time it opens.")

    def _keyring_hint(self, keyring: str | None) -> str:
        if keyring is None:
            return self.tr("No keyring was found on this computer, so choose one of the other two.")
        return self.tr("Recommended. Locked and opened together with your session ({name}).").format(
            name=vault_words(keyring)
        )

    @property
    def vault(self) -> VaultKind:
        """The chosen place."""
        return next(kind for kind, choice in self.choices.items() if choice.isChecked())

    @property
    def _asks_passphrase(self) -> bool:
        return self.vault == "passphrase" and not self._defaults.passphrase_known

    def complete(self) -> bool:
        return not self._missing()

    def enter(self) -> None:
        (self.secret if self.client_id.text() else self.client_id).setFocus()

    def _judge(self) -> None:
        self.passphrase_box.setVisible(self._asks_passphrase)
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
        return self._missing_passphrase() if self._asks_passphrase else ""

    def _missing_passphrase(self) -> str:
        if self._defaults.passphrase_chosen:
            return "" if self.passphrase.text() else self.tr("The passphrase is missing.")
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


def secret_field() -> QLineEdit:
    """A field that hides what is typed and keeps it out of the dictionaries of input methods."""
    field = QLineEdit()
    field.setEchoMode(_HIDDEN)
    field.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
    return field
