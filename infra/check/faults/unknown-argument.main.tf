# complaint at 3: aws_sqs_queue has no argument visibility_timeout
resource "aws_sqs_queue" "that" {
  visibility_timeout = 30
}
