variable "name" {
  description = "Begins the name of each topic."
  type        = string
}

variable "subscriptions" {
  description = "Who hears of `page` and of `ticket`: e-mail addresses, or https:// URLs of an on-call service."
  type        = map(list(string))

  validation {
    condition     = toset(keys(var.subscriptions)) == toset(["page", "ticket"])
    error_message = "subscriptions must have page and ticket, and nothing else."
  }
}

variable "key_arn" {
  description = "The key that notifications are encrypted with; CloudWatch must be allowed to use it."
  type        = string
}
