"""The page as it is served: strict policy, no third party, and hashes that fit what is inside."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from peepers_desktop.mercadolivre.oauth_flow import LoginFlow
from peepers_desktop.mercadolivre.redirect_address import RELAY_PAGE

FOLDER = Path(__file__).parents[3] / "resources" / "relay"
PAGE = (FOLDER / "index.html").read_text(encoding="utf-8")


class Elements(HTMLParser):
    """Every element with its attributes, and the text of style and script."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.inside: dict[str, str] = {}
        self._open = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self._open = tag

    def handle_data(self, data: str) -> None:
        if self._open in ("style", "script"):
            self.inside[self._open] = self.inside.get(self._open, "") + data
            self._open = ""


@pytest.fixture(scope="module")
def elements() -> Elements:
    parser = Elements()
    parser.feed(PAGE)
    return parser


def meta(elements: Elements, name: str) -> str:
    values = [
        each for tag, each in elements.found if tag == "meta" and name in (each.get("name"), each.get("http-equiv"))
    ]
    (only,) = values
    return only["content"] or ""


@pytest.mark.parametrize("kind", ["style", "script"])
def test_the_policy_names_the_hash_of_what_is_inside(elements: Elements, kind: str) -> None:
    needed = base64.b64encode(hashlib.sha256(elements.inside[kind].encode()).digest()).decode()
    assert f"{kind}-src 'sha256-{needed}'" in meta(elements, "Content-Security-Policy")


def test_the_policy_allows_nothing_else(elements: Elements) -> None:
    parts = [part.strip().split(" ") for part in meta(elements, "Content-Security-Policy").split(";")]
    assert {part[0]: len(part) for part in parts} == {
        "default-src": 2, "script-src": 2, "style-src": 2, "base-uri": 2, "form-action": 2,
    }  # fmt: skip
    assert ["default-src", "'none'"] in parts
    assert "unsafe" not in PAGE


def test_nothing_is_leaked_or_found(elements: Elements) -> None:
    assert meta(elements, "referrer") == "no-referrer"
    assert "noindex" in meta(elements, "robots")


def test_the_policy_comes_before_everything_it_rules(elements: Elements) -> None:
    tags = [tag for tag, _ in elements.found]
    assert PAGE.index("Content-Security-Policy") < PAGE.index("<style>") < PAGE.index("<script>")
    assert tags.count("script") == tags.count("style") == 1


def test_nothing_is_loaded_from_anywhere(elements: Elements) -> None:
    for tag, attributes in elements.found:
        assert not {"src", "href", "action", "data", "poster", "srcset"} & set(attributes), tag
        assert not [name for name in attributes if name.startswith("on")], tag
        assert "style" not in attributes, tag
    assert set(re.findall(r"https?://[^\s\"'+]+", PAGE)) == {"http://127.0.0.1:"}


@pytest.mark.parametrize(
    "forbidden",
    ["fetch(", "XMLHttpRequest", "sendBeacon", "localStorage", "sessionStorage", "cookie", "innerHTML", "eval("],
)
def test_the_script_only_navigates(elements: Elements, forbidden: str) -> None:
    assert forbidden not in elements.inside["script"]
    assert elements.inside["script"].count("location.replace(") == 1


def test_the_form_of_state_is_the_programs(elements: Elements) -> None:
    literal = re.search(r"var STATE = /(.+)/;", elements.inside["script"])
    assert literal is not None
    expected = re.compile(literal[1])
    for port in (1024, 8123, 40123, 65535):
        assert expected.fullmatch(LoginFlow.start(RELAY_PAGE).at(port).state)
    assert not expected.fullmatch(LoginFlow.start(RELAY_PAGE).at(80).state)


def test_three_languages_say_the_same_things(elements: Elements) -> None:
    script = elements.inside["script"]
    for key in ("going", "stuck", "wrong", "label", "copy", "done"):
        assert len(re.findall(rf"\b{key}: ", script)) == 3, key


def test_it_works_without_a_script(elements: Elements) -> None:
    assert "<noscript>" in PAGE
    assert "Copie o endereço desta página" in PAGE.split("<noscript>")[1].split("</noscript>")[0]


def test_how_to_host_it_is_told() -> None:
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert RELAY_PAGE in text
    assert "PEEPERS_REDIRECT_URI" in text
    assert sorted(path.name for path in FOLDER.iterdir()) == ["README.md", "index.html"]
