"""What is different between two exemplars, by meaning: typed changes, each judged for who has to live with it.

`compare.difference` is the way in; `rules` has every kind of change with its id.
"""
