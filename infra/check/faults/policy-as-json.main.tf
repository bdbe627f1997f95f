# complaint at 4: policy is written as JSON; use an aws_iam_policy_document
resource "aws_sqs_queue_policy" "that" {
  queue_url = aws_sqs_queue.this["a"].url
  policy    = jsonencode({ Statement = [] })
}
