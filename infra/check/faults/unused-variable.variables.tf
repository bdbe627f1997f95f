# complaint at 2: nobody uses variable more
variable "more" {
  description = "More."
  type        = string
  default     = ""
}
