"""Our speed beside the peers': `make bench`."""
