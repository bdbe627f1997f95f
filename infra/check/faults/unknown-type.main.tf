# complaint at 2: the provider has no resource aws_sqs_qeueu
resource "aws_sqs_qeueu" "that" {}
