# complaint at 2: variable more lacks a description
variable "more" {
  type    = string
  default = ""
}

output "more" {
  description = "More."
  value       = var.more
}
