"""Posts from files: exports of Telegram Desktop and the recorded night of the demo."""
