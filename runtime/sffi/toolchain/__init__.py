"""What ``sffi build`` is made of: manifest, compiler, object cache, reading of compiler output."""
