"""Random hardship for the whole program: it must end with the server's truth, post by post.

`python -m tests.soak --seeds 20` runs twenty scenarios; each is made from its seed alone.
"""
