"""A screen on which somebody ticks several of many texts, each as it will be read."""
