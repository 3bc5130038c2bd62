"""What is known of children and families beyond one record: its history, what changes it, and what is shown of it."""
