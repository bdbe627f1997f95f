variable "name" {
  description = "Names the project, its role, its log and its security group."
  type        = string
}

variable "artifact" {
  description = "migrate.zip in S3: the quarkus-app of ./briefwissel run, and the authorities of the database as database.pem."
  type        = object({ bucket = string, bucket_arn = string, key = string, version = string })
}

variable "image" {
  description = "An image with a Java 25 runtime and a shell."
  type        = string
}

variable "vpc_id" {
  description = "The VPC."
  type        = string
}

variable "subnet_ids" {
  description = "Subnets with a way out, for the image."
  type        = list(string)
}

variable "database_address" {
  description = "The database itself, not its proxy."
  type        = string
}

variable "database_port" {
  description = "Its port."
  type        = number
}

variable "database" {
  description = "The name of the database."
  type        = string
}

variable "database_security_group_id" {
  description = "Where it has to be let in."
  type        = string
}

variable "endpoints_security_group_id" {
  description = "The interface endpoints, where it has to be let in."
  type        = string
}

variable "owner_secret_arn" {
  description = "The login of the schema's owner."
  type        = string
}

variable "master_key_secret_arn" {
  description = "The master key; the password of the application's role is derived from it."
  type        = string
}

variable "secrets_key_arn" {
  description = "The key of both."
  type        = string
}

variable "log_retention_days" {
  description = "How long its log is kept."
  type        = number
}

variable "logs_key_arn" {
  description = "The key that its log is encrypted with."
  type        = string
}
