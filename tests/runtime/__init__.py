"""The engine in the page against the engine in Python."""
