"""Checks over a resolved model: each module is one family, each check a function from model to diagnostics."""
