"""Layers over a base: what a practice lead can change, and what is kept from being lost."""
