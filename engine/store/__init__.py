"""Where records are kept: one file, in which nothing is ever written over.

`store.Store` is the way in. What a record, a leaf and a seal are, `records` says; this room only keeps them.
"""
