"""Measurements: what the service costs beside a floor measured in the same run. `make bench` prints the tables."""
