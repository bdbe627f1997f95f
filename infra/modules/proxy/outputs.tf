output "address" {
  description = "Where functions connect to."
  value       = aws_db_proxy.this.endpoint
}

output "name" {
  description = "The proxy, as CloudWatch knows it."
  value       = aws_db_proxy.this.name
}

output "security_group_id" {
  description = "Where functions have to be let in."
  value       = aws_security_group.proxy.id
}
