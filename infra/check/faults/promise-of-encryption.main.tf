# complaint at 2: aws_sqs_queue.that: kms_master_key_id is not as it should be: what is stored is encrypted under a key of ours
resource "aws_sqs_queue" "that" {
  name = "that"
}
