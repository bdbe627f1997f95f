# complaint at 3: there is no module outer
resource "aws_sqs_queue" "that" {
  policy = module.outer.document
}
