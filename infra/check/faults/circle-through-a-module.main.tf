# complaint: depends on itself: aws_sqs_queue.that → second/output.document → second/data.aws_iam_policy_document.this → second/var.arn → aws_sqs_queue.that
resource "aws_sqs_queue" "that" {
  kms_master_key_id = "key"

  policy = module.second.document
}

module "second" {
  source = "./inner"

  arn = aws_sqs_queue.that.arn
}
