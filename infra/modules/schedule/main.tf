# The clock of a function. A turn that is missed is no loss: the next one finds the same rows.

data "aws_caller_identity" "here" {}

data "aws_region" "here" {}

resource "aws_scheduler_schedule_group" "this" {
  name = var.name
}

# Turns that could not even be handed over; not those that failed inside the function.
resource "aws_sqs_queue" "missed" {
  name                      = "${var.name}-missed"
  kms_master_key_id         = var.queues_key_arn
  message_retention_seconds = 86400
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["scheduler.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.here.account_id]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_scheduler_schedule_group.this.arn]
    }
  }
}

data "aws_iam_policy_document" "call" {
  statement {
    sid       = "Call"
    actions   = ["lambda:InvokeFunction"]
    resources = [var.function_arn]
  }

  statement {
    sid       = "WriteDownWhatWasMissed"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.missed.arn]
  }

  statement {
    sid       = "SealIt"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [var.queues_key_arn]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"
      values   = ["sqs.${data.aws_region.here.region}.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "this" {
  name               = "${var.name}-schedule"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_role_policy" "this" {
  name   = "call-the-function"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.call.json
}

resource "aws_scheduler_schedule" "this" {
  name                = var.name
  group_name          = aws_scheduler_schedule_group.this.name
  description         = var.description
  schedule_expression = var.expression
  state               = var.enabled ? "ENABLED" : "DISABLED"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = var.function_arn
    role_arn = aws_iam_role.this.arn
    # Nothing that stands in an event is read.
    input = "{}"

    # A turn that is older than a minute is of no use, its successor is there.
    retry_policy {
      maximum_event_age_in_seconds = 60
      maximum_retry_attempts       = 2
    }

    dead_letter_config {
      arn = aws_sqs_queue.missed.arn
    }
  }

  depends_on = [aws_iam_role_policy.this]
}

resource "aws_cloudwatch_metric_alarm" "missed" {
  alarm_name          = "${var.name}-missed"
  alarm_description   = "Turns of the schedule could not be handed to the function for five minutes: deadlines and polls are late."
  namespace           = "AWS/SQS"
  metric_name         = "NumberOfMessagesSent"
  dimensions          = { QueueName = aws_sqs_queue.missed.name }
  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 5
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarm_topic_arn]
  ok_actions          = [var.alarm_topic_arn]
}
