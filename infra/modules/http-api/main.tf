# The way in over HTTP. A request that fits no route is answered 404 here, before any function starts.

locals {
  # execute-api names a route in an ARN by method and path; a parameter of the path is any text without a slash.
  route_arns = { for route in keys(var.routes) : route => join("", [
    aws_apigatewayv2_api.this.execution_arn, "/*/", replace(replace(route, " /", "/"), "/\\{[a-z]+\\}/", "*")
  ]) }
}

resource "aws_apigatewayv2_api" "this" {
  name          = var.name
  description   = var.description
  protocol_type = "HTTP"
  # With a domain of its own, the address that AWS gives would be a second door.
  disable_execute_api_endpoint = var.domain != null
}

resource "aws_cloudwatch_log_group" "access" {
  name              = "/briefwissel/${var.name}/access"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.logs_key_arn
}

resource "aws_apigatewayv2_stage" "this" {
  api_id      = aws_apigatewayv2_api.this.id
  name        = "$default"
  auto_deploy = true

  # The route, never the path or its query: those hold ids and references. No address and no agent: they lead to persons.
  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.access.arn
    format = jsonencode({
      requestId          = "$context.requestId"
      time               = "$context.requestTimeEpoch"
      route              = "$context.routeKey"
      status             = "$context.status"
      responseBytes      = "$context.responseLength"
      latency            = "$context.responseLatency"
      integrationLatency = "$context.integrationLatency"
      integrationStatus  = "$context.integrationStatus"
      error              = "$context.integration.error"
    })
  }

  default_route_settings {
    detailed_metrics_enabled = true
    throttling_rate_limit    = var.throttling.rate
    throttling_burst_limit   = var.throttling.burst
  }

  # Nothing in the program limits how often a client's secret is guessed; this does (docs/threat-model.md).
  dynamic "route_settings" {
    for_each = var.route_throttling

    content {
      route_key                = route_settings.key
      detailed_metrics_enabled = true
      throttling_rate_limit    = route_settings.value.rate
      throttling_burst_limit   = route_settings.value.burst
    }
  }

  depends_on = [aws_apigatewayv2_route.this]
}

resource "aws_apigatewayv2_integration" "this" {
  for_each = var.functions

  api_id                 = aws_apigatewayv2_api.this.id
  integration_type       = "AWS_PROXY"
  integration_method     = "POST"
  integration_uri        = each.value.invoke_arn
  payload_format_version = "2.0"
  timeout_milliseconds   = 30000
}

resource "aws_apigatewayv2_route" "this" {
  for_each = var.routes

  api_id    = aws_apigatewayv2_api.this.id
  route_key = each.key
  target    = "integrations/${aws_apigatewayv2_integration.this[each.value].id}"
  # Who calls is asked by the program: a bearer token of ours, or an operator's signature over the body.
  authorization_type = "NONE"
}

resource "aws_lambda_permission" "route" {
  for_each = var.routes

  statement_id  = replace(replace(each.key, "/[{}]/", ""), "/[^A-Za-z0-9]+/", "-")
  action        = "lambda:InvokeFunction"
  function_name = var.functions[each.value].name
  qualifier     = var.functions[each.value].alias
  principal     = "apigateway.amazonaws.com"
  source_arn    = local.route_arns[each.key]
}

resource "aws_apigatewayv2_domain_name" "this" {
  count = var.domain == null ? 0 : 1

  domain_name = var.domain.name

  domain_name_configuration {
    certificate_arn = var.domain.certificate_arn
    endpoint_type   = "REGIONAL"
    security_policy = "TLS_1_2"
  }
}

resource "aws_apigatewayv2_api_mapping" "this" {
  count = var.domain == null ? 0 : 1

  api_id      = aws_apigatewayv2_api.this.id
  domain_name = aws_apigatewayv2_domain_name.this[0].id
  stage       = aws_apigatewayv2_stage.this.id
}

resource "aws_route53_record" "this" {
  for_each = var.domain == null ? toset([]) : toset(["A", "AAAA"])

  zone_id = var.domain.zone_id
  name    = var.domain.name
  type    = each.value

  alias {
    name                   = aws_apigatewayv2_domain_name.this[0].domain_name_configuration[0].target_domain_name
    zone_id                = aws_apigatewayv2_domain_name.this[0].domain_name_configuration[0].hosted_zone_id
    evaluate_target_health = false
  }
}
