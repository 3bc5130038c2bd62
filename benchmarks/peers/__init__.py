"""Others' engines, measured on the same forms; original scripts, no code of theirs."""
