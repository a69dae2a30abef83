"""The screens: coding, and the small ones that ask one thing and close."""
