# complaint at 3: tags of aws_sqs_queue is an argument, and not a block: it wants =
resource "aws_sqs_queue" "that" {
  tags {
    Name = "that"
  }
}
