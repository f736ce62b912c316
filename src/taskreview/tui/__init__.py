"""The terminal program; Textual is imported only below here."""
