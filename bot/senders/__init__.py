"""The ways a text can leave: each a `Sender`, and each the only module that knows its provider."""
