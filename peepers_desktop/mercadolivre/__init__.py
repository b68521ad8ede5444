"""Everything that speaks to Mercado Livre."""
