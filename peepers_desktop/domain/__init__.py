"""Values and rules of a seller's shop: pure, without input or output, clock or library."""
