"""Layers laid over an exemplar: which ones, in which order, what each changes, and where the parts then stand (L1)."""
