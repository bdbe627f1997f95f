# complaint at 9: aws_scheduler_schedule.target lacks the argument role_arn
resource "aws_scheduler_schedule" "that" {
  schedule_expression = "rate(1 minute)"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn = "arn"
  }
}
