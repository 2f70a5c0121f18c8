"""What finds the line that answers a question: a network and its vocabulary."""
