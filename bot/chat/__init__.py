"""Commands and their answers, the same for every front end."""
