output "identifier" {
  description = "The cluster or instance, as CloudWatch and a proxy know it."
  value       = local.aurora ? aws_rds_cluster.this[0].id : aws_db_instance.this[0].identifier

  depends_on = [aws_rds_cluster_instance.this]
}

output "metrics_dimension" {
  description = "The dimension that CloudWatch knows it by."
  value       = local.aurora ? "DBClusterIdentifier" : "DBInstanceIdentifier"
}

output "address" {
  description = "Where the database is."
  value       = local.address
}

output "port" {
  description = "Its port."
  value       = local.port
}

output "owner_secret_arn" {
  description = "The secret that RDS keeps the owner's login in."
  value       = local.owner_secret_arn
}

output "security_group_id" {
  description = "Where who speaks with it has to be let in."
  value       = aws_security_group.database.id
}

output "max_connections" {
  description = "How many connections functions may open in all: nine in ten; the rest is for the migration and for people."
  value       = floor(var.max_connections * 0.9)
}
