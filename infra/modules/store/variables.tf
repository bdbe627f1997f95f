variable "name" {
  description = "Names the cluster or instance, and begins the name of everything about it."
  type        = string
}

variable "engine" {
  description = "aurora (Aurora PostgreSQL Serverless v2) or rds (one plain instance, or two with a standby)."
  type        = string

  validation {
    condition     = contains(["aurora", "rds"], var.engine)
    error_message = "engine must be aurora or rds."
  }
}

variable "engine_version" {
  description = "The version of PostgreSQL, major and minor; 15 or later."
  type        = string

  validation {
    condition     = tonumber(split(".", var.engine_version)[0]) >= 15
    error_message = "engine_version must be 15 or later; the program says so to its client library."
  }
}

variable "capacity" {
  description = "Of aurora: the least and the most Aurora capacity units (2 GiB each)."
  type        = object({ min = number, max = number })
  default     = { min = 0.5, max = 4 }
}

variable "io_optimized" {
  description = "Of aurora: pay for capacity instead of for each read and write; cheaper from a quarter of the bill being I/O."
  type        = bool
  default     = false
}

variable "instance_class" {
  description = "Of rds: the machine."
  type        = string
  default     = "db.t4g.small"
}

variable "storage_gib" {
  description = "Of rds: the storage it begins with, and how far it grows by itself."
  type        = object({ allocated = number, max = number })
  default     = { allocated = 20, max = 200 }
}

variable "instance_count" {
  description = "One, or two in different zones, of which one takes over."
  type        = number
}

variable "max_connections" {
  description = "How many connections the database takes; what functions may open has to stay below (see ../../aws)."
  type        = number

  validation {
    condition     = var.max_connections >= 50 && var.max_connections <= 5000
    error_message = "max_connections must be 50 to 5000; a process for each connection wants about 10 MiB."
  }
}

variable "database" {
  description = "The name of the database."
  type        = string
}

variable "owner" {
  description = "The role that owns the schema; functions never log in as it."
  type        = string
}

variable "certificate_authority" {
  description = "Which of Amazon's authorities signs the database's certificate; clients trust it by the layer of ../../aws."
  type        = string
  default     = "rds-ca-rsa2048-g1"
}

variable "backup_retention_days" {
  description = "How long backups are kept: so long can content still be read by whoever has one and the master key."
  type        = number
}

variable "deletion_protection" {
  description = "Refuse to be deleted, and leave a last snapshot behind."
  type        = bool
}

variable "vpc_id" {
  description = "The VPC."
  type        = string
}

variable "subnet_ids" {
  description = "Subnets without a way out, in two zones or more."
  type        = list(string)
}

variable "data_key_arn" {
  description = "The key that storage, snapshots and Performance Insights are encrypted with."
  type        = string
}

variable "secrets_key_arn" {
  description = "The key that the owner's login is encrypted with."
  type        = string
}

variable "logs_key_arn" {
  description = "The key that the database's log is encrypted with."
  type        = string
}

variable "log_retention_days" {
  description = "How long the database's log is kept."
  type        = number
}
