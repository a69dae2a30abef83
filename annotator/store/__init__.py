"""The project's SQLite file: one module a subject, each function takes an open connection."""
