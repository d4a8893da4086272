"""What a leaving care service knows and does; it has never heard of HTTP or Twilio."""
