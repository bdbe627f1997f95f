output "document" {
  description = "A policy."
  value       = data.aws_iam_policy_document.this.json
}
