"""A folder to work in, and a way to say commands: as for the other commands."""

from tests.cli.conftest import desk, say

__all__ = ["desk", "say"]
