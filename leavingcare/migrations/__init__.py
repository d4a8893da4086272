"""The steps from one shape of the database to the next, in numbered files; HEAD names the last."""
