# complaint at 8: aws_rds_cluster has no attribute master_user_secret.arn
resource "aws_rds_cluster" "that" {
  engine = "aurora-postgresql"
}

output "secret" {
  description = "Of the owner."
  value       = aws_rds_cluster.that.master_user_secret[0].arn
}
