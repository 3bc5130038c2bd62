"""The truth table: data that every evaluator runs from. `README.md` tells its format."""
