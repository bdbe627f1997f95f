variable "name" {
  description = "Begins the name of everything here."
  type        = string
}

variable "cidr" {
  description = "The addresses of the VPC, a /16 to /20."
  type        = string

  validation {
    condition     = can(cidrsubnet(var.cidr, 4, 15)) && try(tonumber(split("/", var.cidr)[1]) <= 20, false)
    error_message = "cidr must be a block of addresses, /20 or larger."
  }
}

variable "zone_count" {
  description = "How many availability zones; Aurora and RDS Proxy need two."
  type        = number

  validation {
    condition     = var.zone_count >= 2 && var.zone_count <= 4
    error_message = "zone_count must be 2, 3 or 4."
  }
}

variable "nat_in_every_zone" {
  description = "A NAT gateway in each zone (a zone may fail) or one for all (cheaper)."
  type        = bool
}

variable "endpoints" {
  description = "The AWS services that are reached from inside, by the name of their endpoint, with the actions that may pass."
  type        = map(list(string))
}

variable "log_retention_days" {
  description = "How long flow logs are kept."
  type        = number
}

variable "logs_key_arn" {
  description = "The key that flow logs are encrypted with."
  type        = string
}
