output "url" {
  description = "Where senders and operators call."
  value       = module.http_api.url
}

output "nat_addresses" {
  description = "The addresses that operators see; give them to those that admit by address."
  value       = module.network.nat_addresses
}

output "migration_project" {
  description = "What to start before the functions of a new version: aws codebuild start-build --project-name …"
  value       = module.migration.project
}

output "secret_arns" {
  description = "The secrets, by name; their values are put in by hand."
  value       = module.secrets.arns
}

output "wake_up_queue_url" {
  description = "The queue of wake-ups; to wake publish by hand, send it the text publish."
  value       = module.wake_ups.url
}

output "dashboard" {
  description = "The dashboard in CloudWatch."
  value       = module.observability.dashboard
}

output "connections" {
  description = "The most database connections that the functions open, and how many the database leaves them."
  value       = { opened = module.functions.most_connections, left = module.store.max_connections }
}
