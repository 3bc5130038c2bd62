"""Writing: what an artifact or a session becomes for a reader."""
