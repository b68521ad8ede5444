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
    scan INTEGER NOT NULL DEFAULT 0, gone INTEGER NOT NULL DEFAULT 0, body BLOB, UNIQUE (account, id));
CREATE INDEX items_by_title ON items (title COLLATE NOCASE);
CREATE INDEX items_by_quantity ON items (quantity);
CREATE INDEX items_by_status ON items (status);
CREATE INDEX items_by_update ON items (last_updated);
CREATE INDEX items_stale ON items (account, stale) WHERE stale = 1;
CREATE TABLE variations (
    account TEXT NOT NULL, item_id TEXT NOT NULL, id TEXT NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL,
    quantity INTEGER, sold INTEGER, price INTEGER, sku TEXT, user_product_id TEXT, inventory_id TEXT,
    picture_id TEXT, PRIMARY KEY (account, item_id, id)) WITHOUT ROWID;
CREATE TABLE orders (
    key INTEGER PRIMARY KEY, account TEXT NOT NULL, id TEXT NOT NULL, pack_id TEXT, sale_number TEXT NOT NULL,
    status TEXT NOT NULL, date_created TEXT, date_closed TEXT, last_updated TEXT, indexed_at TEXT,
    currency TEXT NOT NULL, total INTEGER, paid INTEGER, coupon INTEGER, fee INTEGER, buyer_id TEXT,
    buyer_nickname TEXT, shipment_id TEXT, tags TEXT NOT NULL, complete INTEGER NOT NULL, body BLOB,
    UNIQUE (account, id));
CREATE INDEX orders_by_date ON orders (date_created);
CREATE INDEX orders_by_sale ON orders (account, sale_number);
CREATE INDEX orders_by_shipment ON orders (account, shipment_id);
CREATE TABLE order_lines (
    account TEXT NOT NULL, order_id TEXT NOT NULL, position INTEGER NOT NULL, item_id TEXT NOT NULL,
    variation_id TEXT, title TEXT NOT NULL, variation_name TEXT NOT NULL, sku TEXT, quantity INTEGER NOT NULL,
    unit_price INTEGER, sale_fee INTEGER, listing_type TEXT, PRIMARY KEY (account, order_id, position)) WITHOUT ROWID;
CREATE INDEX lines_by_item ON order_lines (account, item_id);
CREATE TABLE questions (
    key INTEGER PRIMARY KEY, account TEXT NOT NULL, id TEXT NOT NULL, item_id TEXT NOT NULL, status TEXT NOT NULL,
    text TEXT NOT NULL, date_created TEXT, buyer_id TEXT, answer_text TEXT, answer_status TEXT, answer_date TEXT,
    hold INTEGER NOT NULL, deleted_from_listing INTEGER NOT NULL, suspected_spam INTEGER NOT NULL,
    UNIQUE (account, id));
CREATE INDEX questions_by_status ON questions (status, date_created);
CREATE INDEX questions_by_item ON questions (account, item_id);
CREATE TABLE shipments (
    key INTEGER PRIMARY KEY, account TEXT NOT NULL, id TEXT NOT NULL, status TEXT NOT NULL, substatus TEXT,
    board TEXT NOT NULL, final INTEGER NOT NULL, logistic_type TEXT, mode TEXT, direction TEXT,
    tracking_number TEXT, tracking_method TEXT, date_created TEXT, last_updated TEXT, estimated_delivery TEXT,
    currency TEXT, buyer_cost INTEGER, seller_cost INTEGER, deadline TEXT, deadline_status TEXT,
    delays TEXT NOT NULL, events TEXT NOT NULL, city TEXT, body BLOB, UNIQUE (account, id));
CREATE INDEX shipments_by_board ON shipments (board, deadline);
CREATE INDEX shipments_open ON shipments (account, final, last_updated);
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT, account TEXT NOT NULL, kind TEXT NOT NULL, resource TEXT NOT NULL,
    target_id TEXT NOT NULL, variation_id TEXT, base TEXT NOT NULL, wanted TEXT NOT NULL, quantity INTEGER,
    intent TEXT NOT NULL, state TEXT NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, not_before TEXT,
    attempt INTEGER NOT NULL DEFAULT 0, reason TEXT NOT NULL DEFAULT '', reason_params TEXT NOT NULL DEFAULT '{}',
    reason_detail TEXT NOT NULL DEFAULT '', seen TEXT NOT NULL DEFAULT '{}', undo_of INTEGER,
    batch TEXT NOT NULL DEFAULT '');
CREATE INDEX outbox_by_target ON outbox (account, target_id, id);
CREATE INDEX outbox_by_resource ON outbox (account, resource, id);
CREATE INDEX outbox_by_state ON outbox (state);
CREATE UNIQUE INDEX one_answer ON outbox (account, resource)
    WHERE kind = 'answer' AND state IN ('queued', 'sending', 'unknown', 'applied', 'conflict', 'blocked', 'parked');
CREATE TABLE history (
    id INTEGER PRIMARY KEY AUTOINCREMENT, account TEXT NOT NULL, item_id TEXT NOT NULL, variation_id TEXT,
    at TEXT NOT NULL, source TEXT NOT NULL, field TEXT NOT NULL, before TEXT, after TEXT, edit_id INTEGER);
CREATE INDEX history_by_item ON history (account, item_id, id);
CREATE TABLE cursors (
    account TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (account, name)) WITHOUT ROWID;
CREATE VIRTUAL TABLE items_search USING fts5(words, tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');
CREATE VIRTUAL TABLE orders_search USING fts5(words, tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');
CREATE VIRTUAL TABLE questions_search USING fts5(words, tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');
"""


def upgrade() -> None:
    for statement in filter(str.strip, _TABLES.split(";")):
        op.execute(statement)


def downgrade() -> None:
    raise NotImplementedError("a backup from before the migration is the way back")
