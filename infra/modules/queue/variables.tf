variable "name" {
  description = "Names the queue; its dead letters are in <name>-dead."
  type        = string
}

variable "key_arn" {
  description = "The key that messages are encrypted with."
  type        = string
}

variable "function_timeout_seconds" {
  description = "The time-out of the function that takes from the queue; a message stays hidden six times as long."
  type        = number
}

variable "retention_seconds" {
  description = "How long a wake-up is kept; the timer makes new ones, so a day is plenty."
  type        = number
  default     = 86400
}

variable "max_receive_count" {
  description = "How often a message is tried before it is a dead letter."
  type        = number
  default     = 5

  validation {
    condition     = var.max_receive_count >= 5
    error_message = "max_receive_count must be 5 or more, or throttling alone makes dead letters (AWS Lambda, Using Lambda with Amazon SQS)."
  }
}

variable "oldest_seconds" {
  description = "From which age of the oldest wake-up there is an alarm."
  type        = number
  default     = 300
}

variable "alarm_topic_arn" {
  description = "Who hears of it."
  type        = string
}
