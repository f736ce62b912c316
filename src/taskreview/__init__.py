"""Reviews registers of government tasks in a terminal."""
