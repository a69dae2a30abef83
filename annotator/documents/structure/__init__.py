"""Structure: lines become masthead, headings and units."""
