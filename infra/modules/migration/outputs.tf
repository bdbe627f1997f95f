output "project" {
  description = "What to start: aws codebuild start-build --project-name …"
  value       = aws_codebuild_project.this.name
}

output "log_group" {
  description = "Where it logs."
  value       = aws_cloudwatch_log_group.this.name
}
