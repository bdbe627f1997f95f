# complaint: depends on itself: aws_sqs_queue.that → local.first → local.second → aws_sqs_queue.that
locals {
  first  = local.second
  second = aws_sqs_queue.that.arn
}

resource "aws_sqs_queue" "that" {
  kms_master_key_id = "key"

  name = local.first
}
