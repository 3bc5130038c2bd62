"""Our speed beside the peers': `make bench`; and crashes hunted at length: `make fuzz`."""
