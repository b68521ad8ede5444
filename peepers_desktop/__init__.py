"""Peepers Desktop: a Mercado Livre seller's shop on the seller's own machine."""

from __future__ import annotations

__version__ = "0.1.0"
