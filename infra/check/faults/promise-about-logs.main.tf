# complaint at 8: aws_apigatewayv2_stage.that: format is not as it should be: a log says nothing that leads to a person (design, rule 7)
resource "aws_apigatewayv2_stage" "that" {
  api_id = "that"
  name   = "$default"

  access_log_settings {
    destination_arn = "arn"
    format          = jsonencode({ route = "$context.routeKey", address = "$context.identity.sourceIp" })
  }
}
