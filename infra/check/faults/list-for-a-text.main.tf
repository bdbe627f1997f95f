# complaint at 3: name of aws_sqs_queue takes a string
resource "aws_sqs_queue" "that" {
  name = ["that"]
}
