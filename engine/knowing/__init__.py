"""Knowing: what is known of a child, a family and a household beyond any one record (rules R1, R2, A5). Facts with their
history, who belongs to whom, what records publish, and what they say differently."""
