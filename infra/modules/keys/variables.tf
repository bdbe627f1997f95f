variable "name" {
  description = "Begins the alias of each key."
  type        = string
}

variable "keys" {
  description = "The keys by purpose: what for, which AWS services use them by themselves, and whether those name a log group when they do."
  type = map(object({
    description  = string
    services     = optional(list(string), [])
    by_log_group = optional(bool, false)
  }))
}

variable "deletion_window_days" {
  description = "How long a key that is to be deleted can still be had back; what it encrypted is lost afterwards."
  type        = number

  validation {
    condition     = var.deletion_window_days >= 7 && var.deletion_window_days <= 30
    error_message = "deletion_window_days must be 7 to 30."
  }
}
