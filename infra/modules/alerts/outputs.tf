output "arns" {
  description = "The ARN of each topic, by name: page, ticket."
  value       = { for name, topic in aws_sns_topic.this : name => topic.arn }
}
