"""What a practice lead would want to see happen, told as visits to a record."""
