variable "name" {
  description = "Names the dashboard, and begins the name of each alarm."
  type        = string
}

variable "topic_arns" {
  description = "Where alarms go: page and ticket."
  type        = map(string)
}

variable "metrics_namespace" {
  description = "The CloudWatch namespace that the program's own metrics come to; null where nothing brings them."
  type        = string
}

variable "functions" {
  description = "The functions, as CloudWatch knows them."
  type        = map(object({ name = string, timeout_seconds = number }))
}

variable "clock_function" {
  description = "The name of the function that a schedule calls; not being called is an alarm."
  type        = string
}

variable "api_id" {
  description = "The HTTP API, as CloudWatch knows it."
  type        = string
}

variable "queue" {
  description = "The queue of wake-ups and that of its dead letters, as CloudWatch knows them."
  type        = object({ name = string, dead_name = string })
}

variable "database" {
  description = "The database as CloudWatch knows it, whether it is Aurora, and how many connections it takes."
  type        = object({ identifier = string, dimension = string, aurora = bool, max_connections = number })
}

variable "proxy_name" {
  description = "The database proxy as CloudWatch knows it; null without one."
  type        = string
}
