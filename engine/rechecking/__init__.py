"""Checking again, at the cost of what has changed since the last time."""
