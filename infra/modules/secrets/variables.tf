variable "name" {
  description = "Begins the name of each secret."
  type        = string
}

variable "secrets" {
  description = "What is kept in each secret, by its name."
  type        = map(string)
}

variable "key_arn" {
  description = "The key that the secrets are encrypted with."
  type        = string
}

variable "recovery_window_days" {
  description = "How long a secret that was deleted can be had back."
  type        = number
}
