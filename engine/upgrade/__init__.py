"""A new version beneath an authority's changes: each change judged, decided on, and the folder rewritten."""
