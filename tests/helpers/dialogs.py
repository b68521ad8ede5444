"""Every small dialog of the window, with long names in it."""

from __future__ import annotations

from collections.abc import Callable

from peepers_desktop.app.connect_steps import Disconnected
from peepers_desktop.app.erase_all import Deleted
from peepers_desktop.app.settings import Choices
from peepers_desktop.domain.accounts import Account, Link, Seller
from peepers_desktop.domain.guards import Guard, GuardKind
from peepers_desktop.mercadolivre.errors import TlsFailed
from peepers_desktop.store.erasure import BuyerHere
from peepers_desktop.store.errors import NewerDatabase
from peepers_desktop.ui.dialogs.about import AboutDialog
from peepers_desktop.ui.dialogs.ask import AskDialog
from peepers_desktop.ui.dialogs.confirm import ConfirmDialog
from peepers_desktop.ui.dialogs.disconnect import DisconnectDialog
from peepers_desktop.ui.dialogs.erase_all import EraseAllDialog
from peepers_desktop.ui.dialogs.erase_buyer import EraseBuyerDialog
from peepers_desktop.ui.dialogs.keys import KeyGroup, KeysDialog
from peepers_desktop.ui.dialogs.page_dialog import PageDialog
from peepers_desktop.ui.dialogs.preferences import PreferencesDialog
from peepers_desktop.ui.dialogs.told import of_erasure, of_trouble
from peepers_desktop.ui.dialogs.unlock import UnlockDialog
from tests.helpers.shop import NOON
from tests.helpers.tab_bench import Bench

LONG = "LOJA_DE_ELETRONICOS_E_ACESSORIOS_IMPORTADOS_DA_ANA_PAULA_DE_ALBUQUERQUE"
TITLE = "Kit Completo de Ferramentas Profissionais com Maleta Reforçada 216 Peças Cromo Vanádio"


def disconnect(bench: Bench, *, done: bool) -> PageDialog:
    account = Account(Seller("1", LONG, "MLB"), Link.CONNECTED, "#336699", NOON)
    dialog = DisconnectDialog(account, lambda: None, bench.context.tasks)  # type: ignore[arg-type,return-value]
    dialog.open()
    if done:
        dialog._failed(TlsFailed())
        dialog._done(Disconnected(account.seller, False))
    return dialog


def unlock(bench: Bench) -> PageDialog:
    dialog = UnlockDialog(bench.context.tasks, lambda passphrase: None, lambda: None)
    dialog.open()
    dialog._forgot()
    return dialog


def guards(bench: Bench) -> PageDialog:
    params: dict[str, str | int] = {"before": "58.00", "after": "12.90", "percent": 78, "currency": "BRL"}
    found = [Guard(GuardKind.PRICE_JUMP, params, f"MLB{n}") for n in range(15)]
    return ConfirmDialog(found, {guard.item_id: TITLE for guard in found}, bench.context)


def erase_buyer(bench: Bench) -> PageDialog:
    dialog = EraseBuyerDialog(bench.context, "77", LONG)
    dialog.open()
    dialog._found(BuyerHere((TITLE * 2, "Temos, sim.")))
    return dialog


def keys(bench: Bench) -> PageDialog:
    lines = tuple((TITLE[:40], "Ctrl+Shift+P") for _ in range(18))
    return KeysDialog([KeyGroup("Em toda parte", lines), KeyGroup("Nas tabelas", lines)])


DIALOGS: dict[str, Callable[[Bench], PageDialog]] = {
    "preferences": lambda bench: PreferencesDialog(Choices()),
    "about": lambda bench: AboutDialog(f"/home/{LONG}/.local/share/peepers-desktop/default", bench.context.icons),
    "keys": keys,
    "discard": lambda bench: AskDialog("Descartar", "Descartar as alterações?", [TITLE], "Descartar"),
    "guards": guards,
    "disconnect": lambda bench: disconnect(bench, done=False),
    "disconnected": lambda bench: disconnect(bench, done=True),
    "unlock": unlock,
    "erase a buyer": erase_buyer,
    "erase everything": lambda bench: EraseAllDialog(bench.context, lambda: None),
    "newer": lambda bench: of_trouble(NewerDatabase(found="0042")),
    "erased": lambda bench: of_erasure(Deleted(214, (".env", f"{LONG}.xlsx"))),
}
