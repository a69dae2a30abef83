"""The steps of a study between rooms: bringing reports in, suggesting, recording decisions made elsewhere."""
