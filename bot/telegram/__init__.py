"""Everything that speaks to Telegram; the only package that imports telethon."""
