"""Numbers of UAVs: of a sentence, of a region, of a post."""
