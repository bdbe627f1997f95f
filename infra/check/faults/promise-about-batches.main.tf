# complaint at 2: aws_lambda_event_source_mapping.that: function_response_types is not as it should be: else one failure brings back the batch
resource "aws_lambda_event_source_mapping" "that" {
  function_name    = "that"
  event_source_arn = aws_sqs_queue.this["a"].arn
}
