# complaint at 3: module inner has no output documents
resource "aws_sqs_queue" "that" {
  policy = module.inner.documents
}
