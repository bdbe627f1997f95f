# complaint at 5: function_response_types of aws_lambda_event_source_mapping takes a list
resource "aws_lambda_event_source_mapping" "that" {
  function_name           = "that"
  event_source_arn        = "arn"
  function_response_types = "ReportBatchItemFailures"
}
