"""The coding screen in the terminal. Only this room imports Textual."""
