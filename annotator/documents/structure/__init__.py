"""Structure: lines become masthead, headings, units and sentences."""
