"""What is compiled from the configuration, and its cache; nothing but loading is done while posts are read."""
