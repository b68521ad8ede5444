"""Identifiers. All are text: user, order and family ids exceed 32 bits, family ids even 2**53
(page producto-consulta-usuarios 12/01/2026; precio-variacion 14/05/2026).
"""

from __future__ import annotations

from typing import TypeAlias

AccountId: TypeAlias = str
"""The seller's Mercado Livre user id; the first part of every key in the cache."""
ItemId: TypeAlias = str
VariationId: TypeAlias = str
UserProductId: TypeAlias = str
OrderId: TypeAlias = str
PackId: TypeAlias = str
ShipmentId: TypeAlias = str
QuestionId: TypeAlias = str
BuyerId: TypeAlias = str
EditId: TypeAlias = int
"""The number of an outbox row in this cache."""
