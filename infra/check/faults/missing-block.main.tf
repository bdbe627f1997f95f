# complaint at 2: aws_scheduler_schedule lacks the block flexible_time_window
resource "aws_scheduler_schedule" "that" {
  schedule_expression = "rate(1 minute)"

  target {
    arn      = "arn"
    role_arn = "arn"
  }
}
