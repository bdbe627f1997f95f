# complaint at 3: vra is nothing that is known here
resource "aws_sqs_queue" "that" {
  name = vra.queues
}
