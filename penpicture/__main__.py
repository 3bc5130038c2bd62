"""`python -m penpicture` is `penpicture`."""

from .cli import main

if __name__ == "__main__":
    main()
