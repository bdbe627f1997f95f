output "name" {
  description = "The function, as CloudWatch knows it."
  value       = aws_lambda_function.this.function_name
}

output "alias" {
  description = "The name of the alias that triggers call."
  value       = aws_lambda_alias.live.name
}

output "alias_arn" {
  description = "What a schedule calls."
  value       = aws_lambda_alias.live.arn
}

output "invoke_arn" {
  description = "What an HTTP API calls."
  value       = aws_lambda_alias.live.invoke_arn
}

output "most_connections" {
  description = "The most database connections that all its instances open together."
  value       = var.concurrency * var.connections
}

output "log_group" {
  description = "Where it logs."
  value       = aws_cloudwatch_log_group.this.name
}
