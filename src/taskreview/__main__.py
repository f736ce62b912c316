"""`python -m taskreview`."""

from taskreview.cli import main

if __name__ == "__main__":
    main()
