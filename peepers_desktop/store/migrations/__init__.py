"""Steps from one schema to the next. Each is small, named, and run after a backup."""
