variable "name" {
  description = "Names the schedule, its group and its role."
  type        = string
}

variable "description" {
  description = "What it is for."
  type        = string
}

variable "expression" {
  description = "When: rate(…) or cron(…)."
  type        = string
  default     = "rate(1 minute)"
}

variable "enabled" {
  description = "Off stops the clock and keeps everything else."
  type        = bool
  default     = true
}

variable "function_arn" {
  description = "The alias that is called."
  type        = string
}

variable "queues_key_arn" {
  description = "The key that missed turns are encrypted with."
  type        = string
}

variable "alarm_topic_arn" {
  description = "Who hears of turns that are missed."
  type        = string
}
