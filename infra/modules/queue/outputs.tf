output "arn" {
  description = "The queue."
  value       = aws_sqs_queue.main.arn
}

output "url" {
  description = "The queue, for those who send to it."
  value       = aws_sqs_queue.main.url
}

output "name" {
  description = "The queue, as CloudWatch knows it."
  value       = aws_sqs_queue.main.name
}

output "dead_name" {
  description = "The queue of dead letters, as CloudWatch knows it."
  value       = aws_sqs_queue.dead.name
}
