"""How names and versions are spelt, for whoever looks at them before they are read."""

from __future__ import annotations

DASHED_NAME = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
"""The name of an exemplar, a layer or another file: `initial-assessment`."""

VERSION = r"(?:0|[1-9][0-9]{0,5})(?:\.(?:0|[1-9][0-9]{0,5})){2}"
"""The version of an exemplar or a part: three numbers of at most six digits (semver.org)."""
