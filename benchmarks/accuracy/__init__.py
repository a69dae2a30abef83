"""How much of the gold is found: countries, statements, themes; ``python -m benchmarks.accuracy`` prints all."""
