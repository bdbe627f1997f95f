# complaint at 3: there is no resource aws_sqs_queue.those
resource "aws_sqs_queue_policy" "that" {
  queue_url = aws_sqs_queue.those.url
  policy    = module.inner.document
}
