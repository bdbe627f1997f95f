# complaint at 4: is not formatted; should read:   visibility_timeout_seconds = 30
resource "aws_sqs_queue" "that" {
  name                       = "that"
  visibility_timeout_seconds=30
}
