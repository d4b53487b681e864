"""From article to reading: sentences, trees, numbers, times, places, names."""
