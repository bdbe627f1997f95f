queues = { a = 30 }
