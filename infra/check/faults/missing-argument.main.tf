# complaint at 2: aws_sqs_queue_policy lacks the argument policy
resource "aws_sqs_queue_policy" "that" {
  queue_url = aws_sqs_queue.this["a"].url
}
