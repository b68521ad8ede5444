"""The window: the only home of Qt. It asks `app` by name and hears of changes through the bridge."""
