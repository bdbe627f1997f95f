# complaint at 12: aws_scheduler_schedule.flexible_time_window has no block retry_policy
resource "aws_scheduler_schedule" "that" {
  schedule_expression = "rate(1 minute)"

  target {
    arn      = "arn"
    role_arn = "arn"
  }

  flexible_time_window {
    mode = "OFF"
    retry_policy {
      maximum_retry_attempts = 2
    }
  }
}
