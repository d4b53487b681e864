"""Records to stories: which accounts tell the same event, and the range of what they say."""
