variable "arn" {
  description = "A queue."
  type        = string
}

variable "tests" {
  description = "Conditions."
  type        = map(string)
  default     = {}
}
