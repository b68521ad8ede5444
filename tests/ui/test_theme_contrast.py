"""Every text colour can be read on the grounds it stands on (WCAG 2.2, 1.4.3), in both themes."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from peepers_desktop.ui.theme import DARK, LIGHT, Choice, Theme, Tone
from peepers_desktop.ui.theme.palette import palette_of
from peepers_desktop.ui.theme.sheet import style_sheet

GROUNDS = ("canvas", "surface", "raised", "sunken", "hover", "selection")


def luminance(colour: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    shade = QColor(colour)
    red, green, blue = (linear(part) for part in (shade.redF(), shade.greenF(), shade.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
@pytest.mark.parametrize("ground", GROUNDS)
def test_words_are_readable_on_every_ground(tokens, ground):
    for name in ("text", "muted"):
        assert contrast(getattr(tokens, name), getattr(tokens, ground)) >= 4.5, name


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
def test_captions_links_and_buttons_are_readable(tokens):
    assert contrast(tokens.faint, tokens.surface) >= 4.5
    assert contrast(tokens.accent, tokens.surface) >= 4.5
    assert contrast(tokens.accent, tokens.accent_soft) >= 4.5
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5
    assert contrast(tokens.on_accent, tokens.accent_hover) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
@pytest.mark.parametrize("tone", list(Tone))
def test_tones_are_readable_on_their_soft_ground_and_on_the_surface(tokens, tone):
    shade = tokens.shade(tone)
    assert contrast(shade.text, shade.ground) >= 4.5
    assert contrast(shade.text, tokens.surface) >= 4.5
    assert contrast(shade.solid, tokens.surface) >= 3.0


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
def test_the_focus_can_be_seen(tokens):
    for ground in GROUNDS:
        assert contrast(tokens.focus, getattr(tokens, ground)) >= 3.0, ground


def test_the_style_sheet_has_no_hole_left():
    for tokens in (LIGHT, DARK):
        assert "$" not in style_sheet(tokens, 10.0)


def test_disabled_text_differs_from_text():
    palette = palette_of(DARK)
    normal = palette.color(QPalette.ColorGroup.Normal, QPalette.ColorRole.Text)
    assert palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text) != normal


def test_switching_says_so_and_repaints_the_program(qtbot, qapp):
    theme = Theme(Choice.LIGHT)
    theme.install(qapp)
    with qtbot.waitSignal(theme.changed):
        theme.choose(Choice.DARK)
    assert theme.tokens is DARK
    assert QApplication.palette().color(QPalette.ColorRole.Base).name() == DARK.surface
    theme.choose(Choice.LIGHT)
