"""The commands: each parses its words, makes one call into a room, and prints what came back."""
