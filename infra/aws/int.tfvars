# The integration environment: small, one zone's NAT gateway, one plain instance, no real post.

environment = "int"
region      = "eu-central-1"
account_id  = "111111111111"
protected   = false

artifacts = {
  bucket   = "briefwissel-artifacts-int"
  function = { key = "function.zip", version = "put-the-version-here" }
  document = { key = "document.zip", version = "put-the-version-here" }
  trust    = { key = "trust.zip", version = "put-the-version-here" }
  migrate  = { key = "migrate.zip", version = "put-the-version-here" }
}

migration_image = "public.ecr.aws/docker/library/eclipse-temurin:25-jdk"

network = {
  cidr              = "10.40.0.0/16"
  zone_count        = 2
  nat_in_every_zone = false
}

store = {
  engine                = "rds"
  engine_version        = "17.6"
  instance_class        = "db.t4g.small"
  instance_count        = 1
  max_connections       = 120
  proxy                 = false
  backup_retention_days = 7
}

# 4 × 4 + 2 × 4 + 4 × 8 + 4 × 2 + 2 × 8 + 2 × 2 + 2 × 4 = 92 connections of the 108 that 120 leave.
functions = {
  ingest   = { concurrency = 4, connections = 4 }
  reach    = { concurrency = 2, connections = 4 }
  publish  = { concurrency = 4, connections = 8 }
  webhook  = { concurrency = 4, connections = 2 }
  fallback = { concurrency = 2, connections = 8 }
  admin    = { concurrency = 2, connections = 2 }
  document = { concurrency = 2, connections = 4 }
}

default_tenant = "default"

mail = {
  host = "email-smtp.eu-central-1.amazonaws.com"
  port = 587
}

domain = null

throttling = {
  rate  = 50
  burst = 100
}

alerts = {
  page   = ["int@example.org"]
  ticket = ["int@example.org"]
}

log_retention_days = 14
