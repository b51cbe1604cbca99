"""What is measured by hand: ``make suchguete``."""
