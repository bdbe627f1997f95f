# complaint at 10: aws_lambda_function takes one tracing_config
resource "aws_lambda_function" "that" {
  function_name = "that"
  role          = "arn"

  tracing_config {
    mode = "Active"
  }

  tracing_config {
    mode = "PassThrough"
  }
}
