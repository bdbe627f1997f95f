# complaint at 2: variable more lacks a type
variable "more" {
  description = "More."
  default     = ""
}

output "more" {
  description = "More."
  value       = var.more
}
