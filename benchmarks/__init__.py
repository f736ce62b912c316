"""The speed of taskreview, measured from outside: `python -m benchmarks` (see README.md)."""
