variable "name" {
  description = "Names the API and its log."
  type        = string
}

variable "description" {
  description = "What it is for."
  type        = string
}

variable "functions" {
  description = "The functions behind it, each by its alias."
  type        = map(object({ name = string, alias = string, invoke_arn = string }))
}

variable "routes" {
  description = "Which function answers which route, each as METHOD /path, parameters in braces."
  type        = map(string)

  validation {
    condition     = alltrue([for route in keys(var.routes) : can(regex("^(GET|POST|PUT|PATCH|DELETE) /[a-z0-9{}/-]+$", route))])
    error_message = "A route must read METHOD /path, without a $default and without a greedy parameter."
  }
}

variable "throttling" {
  description = "Requests a second, and at once, for each route."
  type        = object({ rate = number, burst = number })
}

variable "route_throttling" {
  description = "Other limits for single routes."
  type        = map(object({ rate = number, burst = number }))
  default     = {}
}

variable "domain" {
  description = "A name of its own: with its certificate (ACM, same region) and its hosted zone (Route 53). Null: the address that AWS gives."
  type        = object({ name = string, certificate_arn = string, zone_id = string })
}

variable "log_retention_days" {
  description = "How long the access log is kept."
  type        = number
}

variable "logs_key_arn" {
  description = "The key that the access log is encrypted with."
  type        = string
}
