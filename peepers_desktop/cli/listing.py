"""`list` and `export`."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from peepers_desktop.app.exports import export, kinds
from peepers_desktop.app.queries import Queries
from peepers_desktop.cli import rows
from peepers_desktop.cli.accounts import named
from peepers_desktop.cli.printing import DONE, print_json, say
from peepers_desktop.cli.program import Program
from peepers_desktop.cli.words import Words
from peepers_desktop.domain.filters import ItemFilter, OrderFilter, QuestionFilter, ShipmentFilter, StockLevel
from peepers_desktop.domain.ids import AccountId
from peepers_desktop.errors import UsageError

Row = dict[str, Any]
_Whose = AccountId | None
"""None: of all accounts in use."""


class OnlyListings(UsageError):
    code = "only_listings"
    message = "Only listings can be narrowed by how many units are left."
    advice = "Use --stock with: list items."


_ONE: dict[str, Any] = {"metavar": "USER_ID_OR_NICKNAME", "help": "only this account, which may be disconnected"}


def add_commands(commands: Any) -> None:
    """Add this module's commands."""
    listing = commands.add_parser("list", help="show what is on this machine")
    listing.add_argument("what", choices=sorted(_LISTS))
    listing.add_argument("--search", default="", metavar="TEXT")
    listing.add_argument("--limit", type=int, default=1000, metavar="N")
    listing.add_argument(
        "--stock", choices=[level.value for level in StockLevel], default=StockLevel.ANY.value,
        help="only listings with none left, few left, or either; what few are is chosen in the preferences",
    )  # fmt: skip
    listing.add_argument("--account", default=None, **_ONE)
    listing.add_argument("--json", action="store_true")
    listing.set_defaults(run=_list)
    exporting = commands.add_parser("export", help="write a list as a spreadsheet")
    exporting.add_argument("what", choices=sorted(kinds()))
    exporting.add_argument("file", type=Path)
    exporting.add_argument("--with-personal-data", action="store_true", help="name buyers and their cities in clear")
    exporting.add_argument("--account", default=None, **_ONE)
    exporting.add_argument("--json", action="store_true")
    exporting.set_defaults(run=_export)


def _items(queries: Queries, account: _Whose, text: str, limit: int, stock: StockLevel = StockLevel.ANY) -> list[Row]:
    keys = queries.items(ItemFilter(account, text, stock=stock))[:limit]
    return [rows.item_json(row) for row in queries.item_rows(keys)]


def _variations(queries: Queries, account: _Whose, text: str, limit: int) -> list[Row]:
    found: list[Row] = []
    keys = queries.items(ItemFilter(account, text))
    for start in range(0, len(keys), 200):
        for item in queries.item_rows(keys[start : start + 200]):
            if item.variation_count:
                found.extend(rows.variation_json(v) for v in queries.variations(item.account, item.id))
        if len(found) >= limit:
            break
    return found[:limit]


def _orders(queries: Queries, account: _Whose, text: str, limit: int) -> list[Row]:
    return [rows.order_json(row) for row in queries.order_rows(queries.orders(OrderFilter(account, text))[:limit])]


def _questions(queries: Queries, account: _Whose, text: str, limit: int) -> list[Row]:
    keys = queries.questions(QuestionFilter(account, text))[:limit]
    return [rows.question_json(row) for row in queries.question_rows(keys)]


def _shipments(queries: Queries, account: _Whose, text: str, limit: int) -> list[Row]:
    keys = queries.shipments(ShipmentFilter(account, text))[:limit]
    return [rows.shipment_json(row) for row in queries.shipment_rows(keys)]


def _conflicts(queries: Queries, account: _Whose, text: str, limit: int) -> list[Row]:
    rows_of = (row for row in queries.conflicts() if account in (None, row.edit.account))
    found = (row for row in rows_of if text.lower() in (row.title or row.edit.resource).lower())
    return [{**rows.edit_json(row.edit), "title": row.title} for row in found][:limit]


_LISTS: Mapping[str, Callable[[Queries, _Whose, str, int], list[Row]]] = {
    "items": _items,
    "variations": _variations,
    "orders": _orders,
    "questions": _questions,
    "shipments": _shipments,
    "conflicts": _conflicts,
}


def _list(program: Program, arguments: argparse.Namespace, _words: Words) -> int:
    if arguments.search:
        program.privacy.unlock()  # buyers are found by marks that need the key; without it, by all else
    read, stock = _LISTS[arguments.what], StockLevel(arguments.stock)
    if stock is not StockLevel.ANY:
        if arguments.what != "items":
            raise OnlyListings
        read = partial(_items, stock=stock)
    account = named(program, arguments.account) if arguments.account else None
    found = read(program.queries, account, arguments.search, max(0, arguments.limit))
    if arguments.json:
        print_json(found)
    else:
        for row in found:
            say("  ".join(str(value) for name, value in row.items() if value not in (None, "") and name != "account"))
    return DONE


def _export(program: Program, arguments: argparse.Namespace, words: Words) -> int:
    if arguments.with_personal_data:
        program.vault_name()  # without its key everything personal would be left out silently
        program.privacy.unlock()
    account = named(program, arguments.account) if arguments.account else None
    written = export(program.queries, arguments.what, arguments.file, arguments.with_personal_data, account)
    if arguments.json:
        print_json({"file": str(arguments.file), "rows": written})
    else:
        say(words.say("{count} rows written to {file}.", {"count": written, "file": str(arguments.file)}))
    return DONE
