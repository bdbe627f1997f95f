data "aws_iam_policy_document" "this" {
  statement {
    sid       = var.tense
    actions   = ["sqs:SendMessage"]
    resources = [var.arn]

    dynamic "condition" {
      for_each = var.tests

      content {
        test     = condition.value
        variable = condition.key
        values   = ["x"]
      }
    }
  }
}
