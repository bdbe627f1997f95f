# Where alarms go: `page` wakes somebody, `ticket` is for the next working day. What is done about each is in docs/operations.md.

data "aws_caller_identity" "here" {}

resource "aws_sns_topic" "this" {
  for_each = var.subscriptions

  name              = "${var.name}-${each.key}"
  kms_master_key_id = var.key_arn
}

data "aws_iam_policy_document" "topic" {
  for_each = var.subscriptions

  statement {
    sid       = "AlarmsOfThisAccount"
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.this[each.key].arn]

    principals {
      type        = "Service"
      identifiers = ["cloudwatch.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.here.account_id]
    }
  }
}

resource "aws_sns_topic_policy" "this" {
  for_each = var.subscriptions

  arn    = aws_sns_topic.this[each.key].arn
  policy = data.aws_iam_policy_document.topic[each.key].json
}

locals {
  subscriptions = merge([
    for topic, endpoints in var.subscriptions : { for endpoint in endpoints : "${topic} ${endpoint}" => { topic = topic, endpoint = endpoint } }
  ]...)
}

resource "aws_sns_topic_subscription" "this" {
  for_each = local.subscriptions

  topic_arn = aws_sns_topic.this[each.value.topic].arn
  protocol  = startswith(each.value.endpoint, "https://") ? "https" : "email"
  endpoint  = each.value.endpoint
}
