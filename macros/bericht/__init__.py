"""The draft of a report to the Kreistag, written from the data for a person to edit (K10)."""
