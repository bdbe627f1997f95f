variable "name" {
  description = "Names the function, its role, its log and its security group."
  type        = string
}

variable "description" {
  description = "What it does, in a few words."
  type        = string
}

variable "handler" {
  description = "Which function it is: ingest, reach, publish, webhook, fallback, admin or document."
  type        = string

  validation {
    condition     = contains(["ingest", "reach", "publish", "webhook", "fallback", "admin", "document"], var.handler)
    error_message = "handler must be ingest, reach, publish, webhook, fallback, admin or document."
  }
}

variable "artifact" {
  description = "The function.zip in S3, by its version, so that an upload alone changes nothing."
  type        = object({ bucket = string, key = string, version = string })
}

variable "runtime" {
  description = "Native (provided.al2023, bootstrap) or the JVM (java25 and the handler OnJvm, with SnapStart)."
  type = object({
    name         = optional(string, "provided.al2023")
    handler      = optional(string, "bootstrap")
    architecture = optional(string, "x86_64")
    snap_start   = optional(bool, false)
  })
  default = {}
}

variable "layers" {
  description = "Layers, by ARN: the authorities that the database's certificate is trusted by, a telemetry collector."
  type        = list(string)
}

variable "environment" {
  description = "Settings; a secret is a reference to where it is kept (aws-secret:…)."
  type        = map(string)
}

variable "memory_mib" {
  description = "Memory; processor time comes in proportion (a whole one at 1,769)."
  type        = number
}

variable "timeout_seconds" {
  description = "The longest invocation."
  type        = number
}

variable "concurrency" {
  description = "The most that run at once, reserved: with `connections`, what bounds the connections to the database."
  type        = number

  validation {
    condition     = var.concurrency >= 2
    error_message = "concurrency must be 2 or more; an event source mapping takes no less, and 0 switches the function off."
  }
}

variable "connections" {
  description = "The most database connections that each of them opens."
  type        = number
}

variable "secret_arns" {
  description = "The secrets it reads."
  type        = list(string)
}

variable "secrets_key_arn" {
  description = "The key of those secrets, and of its settings."
  type        = string
}

variable "sends_to" {
  description = "The queues it sends wake-ups to, by ARN."
  type        = list(string)
  default     = []
}

variable "takes_from" {
  description = "The queue that triggers it: how many messages at a time, and how long is waited for so many."
  type        = object({ arn = string, batch_size = number, window_seconds = number })
  default     = null

  validation {
    condition     = var.takes_from == null ? true : var.takes_from.batch_size <= 10 || var.takes_from.window_seconds >= 1
    error_message = "A batch_size above 10 needs a window of 1 second or more."
  }
}

variable "queues_key_arn" {
  description = "The key of the queues."
  type        = string
}

variable "called_by_schedule" {
  description = "Whether a schedule calls it."
  type        = bool
  default     = false
}

variable "running" {
  description = "Off: nothing is taken from the queue."
  type        = bool
  default     = true
}

variable "vpc_id" {
  description = "The VPC."
  type        = string
}

variable "subnet_ids" {
  description = "Where it runs: inner subnets, or outbound ones where it calls operators."
  type        = list(string)
}

variable "reaches" {
  description = "What it speaks with inside the VPC; the door is opened on both sides."
  type        = map(object({ security_group_id = string, port = number }))
}

variable "internet_ports" {
  description = "The ports on which it calls the world."
  type        = list(number)
  default     = []
}

variable "log_retention_days" {
  description = "How long its log is kept."
  type        = number
}

variable "logs_key_arn" {
  description = "The key that its log is encrypted with."
  type        = string
}

variable "metrics_log_group_arn" {
  description = "The log group that the telemetry collector writes metrics to; null without a collector."
  type        = string
  default     = null
}
