"""Screens: the register, and the dialogs above it."""
