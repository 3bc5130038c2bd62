"""The house itself: floors, folders, links, archives."""
