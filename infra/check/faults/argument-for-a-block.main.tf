# complaint at 7: tracing_config of aws_lambda_function is a block, and not an argument: no =
resource "aws_lambda_function" "that" {
  function_name = "that"
  role          = "arn"

  # A list of one object is what a block is elsewhere.
  tracing_config = [{ mode = "Active" }]
}
