"""The Telegram room, driven through the real Telethon over a loopback MTProto server."""
