variable "name" {
  description = "Begins the name of each function."
  type        = string
}

variable "artifacts" {
  description = "What is deployed, in a bucket with versions: function.zip, document.zip (for the JVM) and trust.zip (the layer)."
  type = object({
    bucket   = string
    function = object({ key = string, version = string })
    document = object({ key = string, version = string })
    trust    = object({ key = string, version = string })
  })
}

variable "runtime" {
  description = "What function.zip was built for: native or jvm."
  type        = string
}

variable "concurrency" {
  description = "Of each function, how many run at once, and how many database connections each of them opens."
  type        = map(object({ concurrency = number, connections = number }))
}

variable "timeouts" {
  description = "In seconds: the longest an answer over HTTP takes, and the longest an invocation that works off a queue."
  type        = object({ answering = number, working = number })
}

variable "running" {
  description = "Off: nothing is taken from the queue."
  type        = bool
}

variable "default_tenant" {
  description = "The tenant of webhooks without a tenant in their path."
  type        = string
}

variable "mail" {
  description = "The mail server: TLS on port 465, STARTTLS on others."
  type        = object({ host = string, port = number })
}

variable "telemetry" {
  description = "A collector's layers and settings; null: none."
  type        = object({ layer_arns = list(string), environment = map(string), namespace = string })
}

variable "secret_arns" {
  description = "The secrets master-key, application, mail and provisioner."
  type        = map(string)
}

variable "key_arns" {
  description = "The keys of secrets, queues and logs."
  type        = map(string)
}

variable "queue" {
  description = "The queue of wake-ups: all send to it, publish takes from it."
  type        = object({ arn = string, url = string })
}

variable "document_queue" {
  description = "The queue of its own that wakes document: all send to it, document takes from it."
  type        = object({ arn = string, url = string })
}

variable "database" {
  description = "The database, or its proxy: where it is, and where functions have to be let in."
  type        = object({ address = string, port = number, security_group_id = string })
}

variable "network" {
  description = "The VPC, its subnets without and with a way out, and its endpoints."
  type        = object({ vpc_id = string, inner_subnet_ids = list(string), outbound_subnet_ids = list(string), endpoints_security_group_id = string })
}

variable "log_retention_days" {
  description = "How long logs are kept."
  type        = number
}
