"""Meaning: definitions, the model, analysis, the artifact, answers and the session."""
