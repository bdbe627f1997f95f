output "id" {
  description = "The API, as CloudWatch knows it."
  value       = aws_apigatewayv2_api.this.id
}

output "url" {
  description = "Where it is called."
  value       = var.domain == null ? aws_apigatewayv2_api.this.api_endpoint : "https://${var.domain.name}"
}
