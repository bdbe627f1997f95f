# complaint at 4: "sqs:*" in actions without a comment that says why
data "aws_iam_policy_document" "that" {
  statement {
    actions   = ["sqs:*"]
    resources = [aws_sqs_queue.this["a"].arn]
  }
}

output "that" {
  description = "That."
  value       = data.aws_iam_policy_document.that.json
}
