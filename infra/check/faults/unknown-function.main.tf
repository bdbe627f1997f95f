# complaint at 3: Terraform has no function jsonencod
resource "aws_sqs_queue" "that" {
  redrive_policy = jsonencod({ maxReceiveCount = 5 })
}
