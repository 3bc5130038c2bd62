"""What is written for people: pages in a real browser, and paper."""
