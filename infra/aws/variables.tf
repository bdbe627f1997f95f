variable "environment" {
  description = "Which one: int, prod, …; a part of every name."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9]{1,9}$", var.environment))
    error_message = "environment must be 2 to 10 small letters and digits."
  }
}

variable "region" {
  description = "The region. Where post may be processed is a legal question, not a technical one."
  type        = string
}

variable "account_id" {
  description = "The account; another one is refused."
  type        = string
}

variable "protected" {
  description = "Refuse to delete the database, keep secrets and keys for 30 days: on wherever real post is."
  type        = bool
}

variable "artifacts" {
  description = "What is deployed, in a bucket with versions: function.zip, document.zip (for the JVM), trust.zip (the layer), migrate.zip; each by key and version."
  type = object({
    bucket   = string
    function = object({ key = string, version = string })
    document = object({ key = string, version = string })
    trust    = object({ key = string, version = string })
    migrate  = object({ key = string, version = string })
  })
}

variable "runtime" {
  description = "What function.zip was built for: native, or jvm, which is started from snapshots."
  type        = string
  default     = "native"

  validation {
    condition     = contains(["native", "jvm"], var.runtime)
    error_message = "runtime must be native or jvm."
  }
}

variable "migration_image" {
  description = "The image that the migration runs in: a Java 25 runtime and a shell; by digest where it matters."
  type        = string
}

variable "network" {
  description = "Addresses of the VPC, zones, and whether each zone has a NAT gateway."
  type        = object({ cidr = string, zone_count = number, nat_in_every_zone = bool })
}

variable "store" {
  description = "The database; see the variables of modules/store."
  type = object({
    engine                = string
    engine_version        = string
    capacity              = optional(object({ min = number, max = number }), { min = 0.5, max = 4 })
    io_optimized          = optional(bool, false)
    instance_class        = optional(string, "db.t4g.small")
    storage_gib           = optional(object({ allocated = number, max = number }), { allocated = 20, max = 200 })
    instance_count        = number
    max_connections       = number
    proxy                 = bool
    backup_retention_days = number
  })
}

variable "functions" {
  description = "Of each function, how many run at once, and how many database connections each of them opens."
  type        = map(object({ concurrency = number, connections = number }))

  validation {
    condition     = toset(keys(var.functions)) == toset(["ingest", "reach", "publish", "webhook", "fallback", "admin", "document"])
    error_message = "functions must have ingest, reach, publish, webhook, fallback, admin and document, and nothing else."
  }

  # As if the proxy pinned every session: then it shares nothing, and each connection is one of the database.
  validation {
    condition     = sum([for f in values(var.functions) : f.concurrency * f.connections]) <= floor(var.store.max_connections * 0.9)
    error_message = "The functions could open more connections than nine in ten of store.max_connections."
  }
}

variable "default_tenant" {
  description = "The tenant of webhooks without a tenant in their path."
  type        = string
}

variable "mail" {
  description = "The mail server: 587 or 2587 with STARTTLS, 465 with TLS. Lambda lets nothing out on port 25."
  type        = object({ host = string, port = number })

  validation {
    condition     = contains([465, 587, 2587], var.mail.port)
    error_message = "mail.port must be 465, 587 or 2587."
  }
}

variable "domain" {
  description = "A name of its own, with its certificate and hosted zone; null: the address that AWS gives."
  type        = object({ name = string, certificate_arn = string, zone_id = string })
}

variable "throttling" {
  description = "Requests a second, and at once, for each route."
  type        = object({ rate = number, burst = number })
}

variable "alerts" {
  description = "Who hears of `page` and of `ticket`."
  type        = map(list(string))
}

variable "telemetry" {
  description = "A collector beside the program: its layers, the settings of both, and the CloudWatch namespace that the program's metrics come to. Null: none of its metrics, and no alarms on them."
  type        = object({ layer_arns = list(string), environment = map(string), namespace = string })
  default     = null
}

variable "running" {
  description = "Off stops the clock and what takes wake-ups, and nothing else: for the first apply, before there are secrets and a schema, and after a restore."
  type        = bool
  default     = true
}

variable "log_retention_days" {
  description = "How long logs are kept, as CloudWatch counts: 7, 14, 30, 60, 90, …"
  type        = number
}
