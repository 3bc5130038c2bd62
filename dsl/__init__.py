"""Reading: positioned YAML, the condition language, the words for places and faults; knows nothing of forms."""
