# A queue of wake-ups and its dead letters. A message names a stage and nothing else; the rows are the truth, so a lost, late or
# doubled message changes nothing. A dead letter is therefore no lost letter: it says that a function could not look at the work.

data "aws_iam_policy_document" "tls" {
  for_each = { main = aws_sqs_queue.main, dead = aws_sqs_queue.dead }

  statement {
    sid    = "TlsOnly"
    effect = "Deny"
    # Denied: whatever it is, and whoever it is, in clear.
    actions   = ["sqs:*"]
    resources = [each.value.arn]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}

resource "aws_sqs_queue" "main" {
  name              = var.name
  kms_master_key_id = var.key_arn
  # AWS Lambda, "Using Lambda with Amazon SQS": at least six times the function's time-out, so that no message comes again
  # while the invocation that has it is retried.
  visibility_timeout_seconds = 6 * var.function_timeout_seconds
  message_retention_seconds  = var.retention_seconds
  receive_wait_time_seconds  = 20
}

resource "aws_sqs_queue" "dead" {
  name              = "${var.name}-dead"
  kms_master_key_id = var.key_arn
  # The longest there is: somebody has to look.
  message_retention_seconds = 1209600
}

resource "aws_sqs_queue_redrive_policy" "main" {
  queue_url = aws_sqs_queue.main.id
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead.arn
    maxReceiveCount     = var.max_receive_count
  })
}

resource "aws_sqs_queue_redrive_allow_policy" "dead" {
  queue_url = aws_sqs_queue.dead.id
  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [aws_sqs_queue.main.arn]
  })
}

resource "aws_sqs_queue_policy" "main" {
  queue_url = aws_sqs_queue.main.id
  policy    = data.aws_iam_policy_document.tls["main"].json
}

resource "aws_sqs_queue_policy" "dead" {
  queue_url = aws_sqs_queue.dead.id
  policy    = data.aws_iam_policy_document.tls["dead"].json
}

resource "aws_cloudwatch_metric_alarm" "dead" {
  alarm_name          = "${var.name}-dead-letters"
  alarm_description   = "A wake-up was given up after ${var.max_receive_count} attempts: the function fails, or is throttled. No letter is lost; read its log, then redrive."
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateNumberOfMessagesVisible"
  dimensions          = { QueueName = aws_sqs_queue.dead.name }
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarm_topic_arn]
  ok_actions          = [var.alarm_topic_arn]
}

resource "aws_cloudwatch_metric_alarm" "age" {
  alarm_name          = "${var.name}-age"
  alarm_description   = "The oldest wake-up waits for ${var.oldest_seconds} s: the function does not keep up, or does not run."
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateAgeOfOldestMessage"
  dimensions          = { QueueName = aws_sqs_queue.main.name }
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 5
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.oldest_seconds
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarm_topic_arn]
  ok_actions          = [var.alarm_topic_arn]
}
