"""Search in the browser and in the terminal."""
