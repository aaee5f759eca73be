"""What Qt paints of a diagram, and the gestures on it."""
