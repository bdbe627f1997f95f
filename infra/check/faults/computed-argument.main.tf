# complaint at 3: aws_sqs_queue has no argument arn
resource "aws_sqs_queue" "that" {
  arn = "arn:aws:sqs:eu-central-1:111111111111:that"
}
