# complaint at 8: aws_lambda_function.snap_start has no argument apply
resource "aws_lambda_function" "that" {
  function_name = "that"
  role          = "arn"
  dynamic "snap_start" {
    for_each = ["PublishedVersions"]
    content {
      apply    = snap_start.value
      apply_on = snap_start.value
    }
  }
}
