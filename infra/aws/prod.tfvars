# Production: three zones, Aurora with a second instance and a proxy, deletion protection.

environment = "prod"
region      = "eu-central-1"
account_id  = "222222222222"
protected   = true

artifacts = {
  bucket   = "briefwissel-artifacts-prod"
  function = { key = "function.zip", version = "put-the-version-here" }
  document = { key = "document.zip", version = "put-the-version-here" }
  trust    = { key = "trust.zip", version = "put-the-version-here" }
  migrate  = { key = "migrate.zip", version = "put-the-version-here" }
}

migration_image = "public.ecr.aws/docker/library/eclipse-temurin:25-jdk"

network = {
  cidr              = "10.50.0.0/16"
  zone_count        = 3
  nat_in_every_zone = true
}

store = {
  engine                = "aurora"
  engine_version        = "17.6"
  capacity              = { min = 1, max = 16 }
  instance_count        = 2
  max_connections       = 500
  proxy                 = true
  backup_retention_days = 35
}

# 40 × 4 + 4 × 4 + 20 × 8 + 20 × 2 + 2 × 8 + 2 × 2 + 4 × 4 = 412 connections of the 450 that 500 leave.
functions = {
  ingest   = { concurrency = 40, connections = 4 }
  reach    = { concurrency = 4, connections = 4 }
  publish  = { concurrency = 20, connections = 8 }
  webhook  = { concurrency = 20, connections = 2 }
  fallback = { concurrency = 2, connections = 8 }
  admin    = { concurrency = 2, connections = 2 }
  document = { concurrency = 4, connections = 4 }
}

default_tenant = "default"

mail = {
  host = "email-smtp.eu-central-1.amazonaws.com"
  port = 587
}

domain = {
  name            = "api.briefwissel.example.org"
  certificate_arn = "arn:aws:acm:eu-central-1:222222222222:certificate/00000000-0000-0000-0000-000000000000"
  zone_id         = "Z0000000000000000000"
}

throttling = {
  rate  = 500
  burst = 1000
}

alerts = {
  page   = ["https://on-call.example.org/briefwissel"]
  ticket = ["beheer@example.org"]
}

# Until a collector is chosen, the alarms of the Berichtenbox contract are not there; see modules/observability.
telemetry = null

log_retention_days = 90
