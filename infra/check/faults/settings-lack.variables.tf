# complaint: does not set more, which has no default
variable "more" {
  description = "More."
  type        = string
}

output "more" {
  description = "More."
  value       = var.more
}
