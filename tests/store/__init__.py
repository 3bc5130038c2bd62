"""The store of records: what it keeps, what it refuses, and what no fault may do to it."""
