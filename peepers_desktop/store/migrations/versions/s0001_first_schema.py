"""The first schema: accounts, listings, sales, questions, parcels, outbox, history, search."""

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_TABLES = """
CREATE TABLE accounts (
    user_id TEXT PRIMARY KEY, nickname TEXT NOT NULL, site_id TEXT NOT NULL, tags TEXT NOT NULL,
    listing_allowed INTEGER NOT NULL, reputation_level TEXT, power_seller_status TEXT, link TEXT NOT NULL,
    reason TEXT NOT NULL, colour TEXT NOT NULL, connected_at TEXT NOT NULL, missing_permissions TEXT NOT NULL,
    send_mode TEXT NOT NULL);
CREATE TABLE items (
    key INTEGER PRIMARY KEY, account TEXT NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL, status TEXT NOT NULL,
    sub_status TEXT NOT NULL, quantity INTEGER, sold INTEGER, price INTEGER, currency TEXT NOT NULL,
    listing_type TEXT NOT NULL, logistic_type TEXT, shipping_tags TEXT NOT NULL, tags TEXT NOT NULL,
    last_updated TEXT, date_created TEXT, sku TEXT, permalink TEXT, thumbnail TEXT, category_id TEXT,
    family_id TEXT, family_name TEXT, user_product_id TEXT, inventory_id TEXT, catalog_listing INTEGER NOT NULL,
    condition TEXT, variation_count INTEGER NOT NULL, fetched_at TEXT, stale INTEGER NOT NULL DEFAULT 0,
    scan INTEGER NOT NULL DEFAULT 0, gone INTEGER NOT NULL DEFAULT 0, words TEXT NOT NULL, UNIQUE (account, id));
CREATE INDEX items_listed ON items (gone, account, status, logistic_type, last_updated, quantity, sold, price, sku);
CREATE INDEX items_by_title ON items (gone, title COLLATE NOCASE, account, status, logistic_type);
CREATE INDEX items_by_quantity ON items (quantity);
CREATE INDEX items_stale ON items (account) WHERE stale = 1;
CREATE TABLE item_bodies (
    key INTEGER PRIMARY KEY REFERENCES items (key) ON DELETE CASCADE, digest INTEGER NOT NULL, body BLOB NOT NULL);
CREATE TABLE variations (
    account TEXT NOT NULL, item_id TEXT NOT NULL, id TEXT NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL,
    quantity INTEGER, sold INTEGER, price INTEGER, sku TEXT, user_product_id TEXT, inventory_id TEXT,
    picture_id TEXT, PRIMARY KEY (account, item_id, id),
    FOREIGN KEY (account, item_id) REFERENCES items (account, id) ON DELETE CASCADE) WITHOUT ROWID;
CREATE TABLE orders (
    key INTEGER PRIMARY KEY, account TEXT NOT NULL, id TEXT NOT NULL, pack_id TEXT, sale_number TEXT NOT NULL,
    status TEXT NOT NULL, date_created TEXT, date_closed TEXT, last_updated TEXT, indexed_at TEXT,
    currency TEXT NOT NULL, total INTEGER, paid INTEGER, coupon INTEGER, fee INTEGER, buyer_id TEXT,
    buyer_nickname TEXT, shipment_id TEXT, tags TEXT NOT NULL, complete INTEGER NOT NULL, words TEXT NOT NULL,
    UNIQUE (account, id));
CREATE INDEX orders_by_date ON orders (date_created, sale_number, account, status);
CREATE INDEX orders_by_shipment ON orders (account, shipment_id, status, date_created);
CREATE TABLE order_bodies (
    key INTEGER PRIMARY KEY REFERENCES orders (key) ON DELETE CASCADE, digest INTEGER NOT NULL, body BLOB NOT NULL);
CREATE TABLE order_lines (
    account TEXT NOT NULL, order_id TEXT NOT NULL, position INTEGER NOT NULL, item_id TEXT NOT NULL,
    variation_id TEXT, title TEXT NOT NULL, variation_name TEXT NOT NULL, sku TEXT, quantity INTEGER NOT NULL,
    unit_price INTEGER, sale_fee INTEGER, listing_type TEXT, PRIMARY KEY (account, order_id, position),
    FOREIGN KEY (account, order_id) REFERENCES orders (account, id) ON DELETE CASCADE) WITHOUT ROWID;
CREATE INDEX lines_by_item ON order_lines (account, item_id);
CREATE TABLE questions (
    key INTEGER PRIMARY KEY, account TEXT NOT NULL, id TEXT NOT NULL, item_id TEXT NOT NULL, status TEXT NOT NULL,
    text TEXT NOT NULL, date_created TEXT, buyer_id TEXT, answer_text TEXT, answer_status TEXT, answer_date TEXT,
    hold INTEGER NOT NULL, deleted_from_listing INTEGER NOT NULL, suspected_spam INTEGER NOT NULL,
    words TEXT NOT NULL, UNIQUE (account, id));
CREATE INDEX questions_by_status ON questions (status, date_created, account);
CREATE INDEX questions_by_item ON questions (account, item_id);
CREATE TABLE shipments (
    key INTEGER PRIMARY KEY, account TEXT NOT NULL, id TEXT NOT NULL, status TEXT NOT NULL, substatus TEXT,
    board TEXT NOT NULL, final INTEGER NOT NULL, logistic_type TEXT, mode TEXT, direction TEXT,
    tracking_number TEXT, tracking_method TEXT, date_created TEXT, last_updated TEXT, estimated_delivery TEXT,
    currency TEXT, buyer_cost INTEGER, seller_cost INTEGER, deadline TEXT, deadline_status TEXT,
    delays TEXT NOT NULL, events TEXT NOT NULL, order_ids TEXT NOT NULL, city TEXT, words TEXT NOT NULL,
    looked INTEGER NOT NULL DEFAULT 0, UNIQUE (account, id));
CREATE INDEX shipments_by_board ON shipments (board, deadline, account, logistic_type);
CREATE INDEX shipments_open ON shipments (account, looked) WHERE final = 0;
CREATE TABLE shipment_bodies (
    key INTEGER PRIMARY KEY REFERENCES shipments (key) ON DELETE CASCADE, digest INTEGER NOT NULL, body BLOB NOT NULL);
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT, account TEXT NOT NULL, kind TEXT NOT NULL, resource TEXT NOT NULL,
    target_id TEXT NOT NULL, variation_id TEXT, base TEXT NOT NULL, wanted TEXT NOT NULL, quantity INTEGER,
    intent TEXT NOT NULL, state TEXT NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, not_before TEXT,
    attempt INTEGER NOT NULL DEFAULT 0, reason TEXT NOT NULL DEFAULT '', reason_params TEXT NOT NULL DEFAULT '{}',
    reason_detail TEXT NOT NULL DEFAULT '', seen TEXT NOT NULL DEFAULT '{}', undo_of INTEGER,
    batch TEXT NOT NULL DEFAULT '');
CREATE INDEX outbox_by_target ON outbox (account, target_id, state);
CREATE INDEX outbox_by_resource ON outbox (account, resource, state);
CREATE INDEX outbox_by_state ON outbox (state, account);
CREATE UNIQUE INDEX one_answer ON outbox (account, resource)
    WHERE kind = 'answer' AND state IN ('queued', 'sending', 'unknown', 'applied', 'conflict', 'blocked', 'parked');
CREATE TABLE history (
    id INTEGER PRIMARY KEY AUTOINCREMENT, account TEXT NOT NULL, item_id TEXT NOT NULL, variation_id TEXT,
    at TEXT NOT NULL, source TEXT NOT NULL, field TEXT NOT NULL, before TEXT, after TEXT, edit_id INTEGER);
CREATE INDEX history_by_item ON history (account, item_id, id);
CREATE TABLE cursors (
    account TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (account, name)) WITHOUT ROWID;
"""
_SEARCHED = ("items", "orders", "questions", "shipments")
"""Tables whose column `words` is indexed. The index holds no copy of the words (external content). It is
kept by the program and not by triggers: with trusted_schema off, SQLite 3.40 refuses FTS5 in a trigger."""


def upgrade() -> None:
    for statement in filter(str.strip, _TABLES.split(";")):
        op.execute(statement)
    for table in _SEARCHED:
        op.execute(
            f"CREATE VIRTUAL TABLE {table}_search USING fts5(words, content='{table}', content_rowid='key', "
            "tokenize='unicode61 remove_diacritics 2', prefix='2 3 4 5')"
        )


def downgrade() -> None:
    raise NotImplementedError("a backup from before the migration is the way back")
