"""Hostile input: a quick hunt in the gate (hypothesis), a long one by `make fuzz` (atheris)."""
