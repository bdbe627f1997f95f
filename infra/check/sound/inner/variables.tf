variable "arn" {
  description = "A queue."
  type        = string
}

variable "tense" {
  description = "Of its name."
  type        = string
  default     = "now"

  validation {
    condition     = contains(["now", "then"], var.tense)
    error_message = "tense must be now or then."
  }
}

variable "tests" {
  description = "Conditions."
  type        = map(string)
  default     = {}
}
