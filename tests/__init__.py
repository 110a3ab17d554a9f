"""What Tonbaeb promises: one file of tests a module, one promise a docstring."""
