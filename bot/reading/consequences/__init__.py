"""People who were hurt or killed, damage, services at work, shelters."""
