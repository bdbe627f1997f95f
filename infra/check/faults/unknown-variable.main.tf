# complaint at 3: there is no variable queue
resource "aws_sqs_queue" "that" {
  name = "that-${join("-", [for name in keys(var.queue) : name])}"
}
