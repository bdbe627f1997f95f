# complaint at 6: "*" in resources without a comment that says why
data "aws_iam_policy_document" "that" {
  statement {
    # A comment elsewhere is no reason.
    actions   = ["sqs:SendMessage"]
    resources = ["*"]
  }
}

output "that" {
  description = "That."
  value       = data.aws_iam_policy_document.that.json
}
