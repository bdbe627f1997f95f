variable "queues" {
  description = "Queues, by name."
  type        = map(number)

  validation {
    condition     = alltrue([for seconds in values(var.queues) : seconds > 0])
    error_message = "No queue without seconds."
  }
}
