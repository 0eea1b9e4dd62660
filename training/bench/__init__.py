"""What `make bench` measures: the program as a user runs it, its speed, memory and quality."""
