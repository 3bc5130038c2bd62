"""Run against the built wheel as well: see .ci/smoke."""
