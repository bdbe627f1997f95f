# complaint at 3: aws_sqs_queue has no block redrive
resource "aws_sqs_queue" "that" {
  redrive {
    count = 5
  }
}
