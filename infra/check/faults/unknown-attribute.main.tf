# complaint at 3: aws_sqs_queue has no attribute queue_arn
resource "aws_sqs_queue" "that" {
  name = aws_sqs_queue.this["a"].queue_arn
}
