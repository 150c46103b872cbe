"""How fast the graph answers: a generated graph of any size, and timings of every question asked of it."""
