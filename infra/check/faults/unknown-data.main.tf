# complaint at 3: there is no data aws_region.there
resource "aws_sqs_queue" "that" {
  name = data.aws_region.there.region
}
