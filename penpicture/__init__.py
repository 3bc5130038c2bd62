"""Penpicture: a configuration language and engine for the structured records of children's social care.

What stands in `__all__` is public and kept; everything else may change. docs/embedding.md shows it at work.
"""

from __future__ import annotations

__version__ = "0.1.0"
