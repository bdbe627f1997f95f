# complaint at 3: there is no local name
resource "aws_sqs_queue" "that" {
  name = local.name
}
