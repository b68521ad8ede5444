"""A menu marks what holds now, and says of an account what tells it from the others."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QMenu

from peepers_desktop.domain.accounts import Account, Link, Seller
from peepers_desktop.ui.theme import Choice
from tests.helpers.shop import NOON, open_shop
from tests.helpers.window_bench import make_window

CARLOS = Account(Seller("77", "TIENDA_DE_CARLOS", "MLA"), Link.CONNECTED, "#c2410c", NOON)
BETO = Account(Seller("78", "BAZAR_DO_BETO", "MLB"), Link.CONNECTED, "#d9662b", NOON)


@pytest.fixture
def opened(qtbot, tmp_path):
    benches = []

    def run(*others: Account):
        shop = open_shop(tmp_path)
        for one in others:
            shop.stores.accounts.save(one)
        benches.append(make_window(shop, tmp_path))
        return benches[-1]

    yield run
    for bench in benches:
        bench.close()


def marked(menu: QMenu) -> list[str]:
    """Beside an icon a menu draws no tick, so what is checked is bold too."""
    bold = [one for one in menu.actions() if one.font().weight() >= QFont.Weight.DemiBold]
    assert bold == [one for one in menu.actions() if one.isChecked()]
    return [one.text() for one in bold]


def test_the_account_that_is_shown(opened):
    switcher = opened(CARLOS).window.switcher
    assert marked(switcher.menu()) == ["All accounts"]
    next(one for one in switcher.menu().actions() if one.text().startswith("TIENDA")).trigger()
    assert marked(switcher.menu()) == ["TIENDA_DE_CARLOS · Argentina"]


def test_accounts_of_one_country_do_not_name_it(opened):
    texts = [one.text() for one in opened(BETO).window.switcher.menu().actions()]
    assert "BAZAR_DO_BETO" in texts


def test_the_theme_in_force(opened):
    window = opened().window

    def themes() -> list[str]:
        menu = next(one for one in window.menu_button.menu().findChildren(QMenu) if one.title() == "Theme")
        menu.aboutToShow.emit()
        return marked(menu)

    assert themes() == ["Theme: light"]
    window.commands.choose_theme(Choice.DARK)
    assert themes() == ["Theme: dark"]
