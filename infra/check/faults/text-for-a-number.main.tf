# complaint at 3: visibility_timeout_seconds of aws_sqs_queue takes a number
resource "aws_sqs_queue" "that" {
  visibility_timeout_seconds = "thirty"
}
