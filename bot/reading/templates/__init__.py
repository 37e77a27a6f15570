"""Templates of messages: their files, their patterns, the match of all at once, and the tools of their authors."""
