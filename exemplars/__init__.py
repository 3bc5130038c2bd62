"""The shipped library of exemplars: data only."""
