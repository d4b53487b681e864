"""What leaves the house: one file a format, each made from reports and stories alone."""
