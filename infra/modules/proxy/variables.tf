variable "name" {
  description = "Names the proxy, its role and its security group."
  type        = string
}

variable "aurora" {
  description = "Whether what stands behind is an Aurora cluster, else a plain instance."
  type        = bool
}

variable "identifier" {
  description = "The cluster or instance behind it."
  type        = string
}

variable "secret_arn" {
  description = "The secret with username and password of the application's role, as JSON."
  type        = string
}

variable "secrets_key_arn" {
  description = "The key of that secret."
  type        = string
}

variable "vpc_id" {
  description = "The VPC."
  type        = string
}

variable "subnet_ids" {
  description = "Subnets without a way out, in two zones or more."
  type        = list(string)
}

variable "database_security_group_id" {
  description = "The database, where the proxy has to be let in."
  type        = string
}

variable "port" {
  description = "The port of the database, and of the proxy."
  type        = number
}
