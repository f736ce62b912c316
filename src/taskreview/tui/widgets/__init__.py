"""Widgets of the register screen."""
