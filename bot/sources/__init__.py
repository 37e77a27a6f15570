"""Where posts come from. How a post is read or stored is not known here."""
