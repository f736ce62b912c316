"""Hints on the texts of a task, rule by rule."""
