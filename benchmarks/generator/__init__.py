"""Concepts of any size for measuring: ``python -m benchmarks.generator 1000 /tmp/konzept``."""
