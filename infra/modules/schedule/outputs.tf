output "name" {
  description = "The schedule."
  value       = aws_scheduler_schedule.this.name
}

output "missed_queue_name" {
  description = "Where missed turns are written down."
  value       = aws_sqs_queue.missed.name
}
