# complaint at 2: sets topics, which is not declared
topics = {}
