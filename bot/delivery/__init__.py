"""From the outbox to a chat: pacing, repeats without doubles, failures. What a text says is not known here."""
