"""What counts and what does not: templates weighed against each other and against the words around them."""
