"""Models: adapters between key lists of the cache and Qt's views."""
