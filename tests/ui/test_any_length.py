"""What buyers and the marketplace write has any length: nothing of it pushes anything else out of sight."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel, QScrollArea

from peepers_desktop.domain.money import Money
from peepers_desktop.domain.orders import OrderLine
from peepers_desktop.domain.questions import Answer
from peepers_desktop.domain.shipments import DispatchDeadline
from peepers_desktop.ui import buyers
from peepers_desktop.ui.widgets.wrapping import WrappingLabel
from tests.helpers.shop import NOON, item, open_shop, order, question, shipment
from tests.helpers.window_bench import make_window

TITLE = "Kit Completo Profissional de Ferramentas Elétricas e Manuais com Maleta Reforçada e Bateria Extra Bivolt"
UNBROKEN = "k" * 400
NAME = "MARIA_APARECIDA_DOS_SANTOS_E_SILVA_DE_OLIVEIRA_FILHA_1987"
TRACKING = "MEL80354727400000000000000000000000000FMXDF01"


@pytest.fixture
def bench(qtbot, qapp, tmp_path):
    shop = open_shop(tmp_path)
    stores = shop.stores
    stores.items.save([item("MLB1", 99999, title=TITLE, sku="S" * 80, price=Money(99_999_999_99, "BRL"))], NOON)
    line = OrderLine("MLB1", None, TITLE, "Cor", "S" * 80, 1200, Money(99_999_999_99, "BRL"), Money(1500, "BRL"))
    stores.orders.save([order("9001", "MLB1", shipment_id="501", buyer_nickname=NAME, lines=(line,))])
    late = DispatchDeadline("late", NOON - timedelta(days=12))
    gone = {"substatus": "closed_by_user", "deadline": None}
    stores.shipments.save(
        [
            shipment("501", tracking_number=TRACKING, deadline=late, city="São José do Vale do Rio Preto, Paraná"),
            shipment("502", "cancelled", **gone),
        ]
    )
    answered = {"status": "answered", "answer": Answer(UNBROKEN, "active", NOON)}
    stores.questions.save(
        [question("1", text=UNBROKEN), question("2", text=UNBROKEN, **answered), question("3", status="banned")]
    )
    made = make_window(shop, tmp_path, size=(1024, 640))
    buyers.switch(made.context)
    made.settle()
    yield made
    made.close()


def beyond(area: QScrollArea) -> list[str]:
    """What reaches past the right edge of a part that scrolls only downwards."""
    right = area.viewport().width()
    inside = area.widget()
    labels = [one for one in inside.findChildren(QLabel) if one.isVisible()]
    out = [one.text()[:40] for one in labels if one.mapTo(inside, one.rect().topRight()).x() > right]
    return out + ([f"wider: {inside.width()} > {right}"] if inside.width() > right else [])


def low(area: QScrollArea) -> list[str]:
    """Labels that are not as high as their words."""
    labels = [one for one in area.widget().findChildren(WrappingLabel) if one.isVisible() and one.wordWrap()]
    return [one.text()[:40] for one in labels if one.height() < one.heightForWidth(one.width()) - 2]


PLACES = [("orders", "9001"), ("shipments", "501"), ("shipments", "502"), ("listings", "MLB1")]


@pytest.mark.parametrize(("section", "ident"), PLACES)
def test_everything_in_the_dock_stays_in_the_dock(bench, section, ident):
    tab = bench.tab(section)
    tab.select(ident)
    bench.settle()
    area = tab.details.findChild(QScrollArea)
    assert beyond(area) == []
    assert low(area) == []


@pytest.mark.parametrize("width", [1024, 1500])
@pytest.mark.parametrize("ident", ["1", "2", "3"])
def test_a_word_without_end_breaks_in_its_bubble(bench, ident, width):
    bench.window.resize(width, 760)
    tab = bench.tab("questions")
    tab.select(ident)
    bench.settle()
    assert beyond(tab.pane.talk) == []
    assert low(tab.pane.talk) == []
    side = tab.pane.side.findChild(QScrollArea)
    assert not side.isVisible() or beyond(side) == []


def test_the_strip_over_a_conversation_shows_its_figures_whole(bench):
    bench.window.resize(960, 540)
    tab = bench.tab("questions")
    tab.select("1")
    bench.settle()
    strip = tab.pane.strip
    assert strip.isVisible()
    assert "99.999.999,99" in strip.price.text()
    for part in (strip.price, strip.stock):
        assert part.width() >= part.sizeHint().width()
    assert strip.title.height() <= 2 * strip.title.fontMetrics().lineSpacing() + 4
    assert tab.list.width() >= 300


def test_why_a_question_is_closed_is_told_in_full(bench):
    tab = bench.tab("questions")
    tab.select("3")
    bench.settle()
    note = next(one for one in tab.pane.talk.findChildren(WrappingLabel) if "removed this question" in one.text())
    assert note.width() > tab.pane.talk.viewport().width() - 80


def test_a_bubble_is_as_wide_as_its_words(bench):
    bench.window.resize(1900, 900)
    bench.shop.stores.questions.save([question("4", "MLB2", text="Oi?", buyer_id="99")])
    tab = bench.tab("questions")
    tab.select("4")
    bench.settle()
    bubble = tab.pane.talk.bubbles[0]
    assert bubble.words.text() == "Oi?"
    assert bubble.width() < 260


def test_the_head_of_the_dock_leaves_room_for_what_is_under_it(bench):
    tab = bench.tab("shipments")
    tab.select("501")
    bench.settle()
    heading = tab.details.header.heading
    assert heading.is_cut() == (heading.toolTip() != "")
    assert heading.height() <= 4 * heading.fontMetrics().lineSpacing()


def test_a_label_tells_the_whole_of_what_it_cuts(qtbot):
    label = WrappingLabel("one two three four five six seven eight nine ten", lines=2)
    qtbot.addWidget(label)
    label.resize(90, 80)
    label.show()
    assert label.is_cut()
    assert label.toolTip() == label.text()
    assert label.heightForWidth(90) == 2 * label.fontMetrics().lineSpacing()
    label.resize(900, 80)
    assert label.toolTip() == ""
