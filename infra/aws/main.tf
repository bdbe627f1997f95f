# Briefwissel on AWS, in the order in which a letter needs it.

provider "aws" {
  region              = var.region
  allowed_account_ids = [var.account_id]

  default_tags {
    tags = { Application = "briefwissel", Environment = var.environment }
  }
}

data "aws_s3_bucket" "artifacts" {
  bucket = var.artifacts.bucket
}

locals {
  name = "briefwissel-${var.environment}"

  # In seconds. The HTTP API gives up after 30; working is well above briefwissel.lambda.margin.
  timeouts = { answering = 29, working = 300 }

  # What the API describes (docs/openapi.yaml); the check compares the two.
  routes = {
    "POST /oauth/token"                                          = "ingest"
    "POST /v1/messages"                                          = "ingest"
    "GET /v1/messages"                                           = "ingest"
    "POST /v1/messages/search"                                   = "ingest"
    "GET /v1/messages/{id}"                                      = "ingest"
    "DELETE /v1/messages/{id}"                                   = "ingest"
    "GET /v1/messages/{id}/timeline"                             = "ingest"
    "GET /v1/messages/{id}/report"                               = "ingest"
    "POST /v1/check"                                             = "ingest"
    "POST /v1/reach"                                             = "reach"
    "POST /v1/withdrawals"                                       = "ingest"
    "GET /v1/messages/{id}/replies"                              = "ingest"
    "GET /v1/messages/{id}/replies/{reply}/attachments/{number}" = "ingest"
    "GET /v1/links/{token}"                                      = "ingest"
    "GET /v1/templates"                                          = "ingest"
    "GET /v1/templates/{type}/{status}/{language}"               = "ingest"
    "PUT /v1/templates/{type}/{status}/{language}"               = "ingest"
    "DELETE /v1/templates/{type}/{status}/{language}"            = "ingest"
    "POST /v1/templates/{type}/{status}/{language}/preview"      = "ingest"
    "GET /v1/events"                                             = "ingest"
    "POST /v1/batches"                                           = "ingest"
    "GET /v1/batches"                                            = "ingest"
    "GET /v1/batches/{id}"                                       = "ingest"
    "DELETE /v1/batches/{id}"                                    = "ingest"
    "GET /v1/batches/{id}/results"                               = "ingest"
    "GET /v1/callbacks"                                          = "ingest"
    "PUT /v1/callbacks/{name}"                                   = "ingest"
    "GET /v1/callbacks/{name}"                                   = "ingest"
    "DELETE /v1/callbacks/{name}"                                = "ingest"
    "POST /v1/callbacks/{name}/replay"                           = "ingest"
    "POST /v1/callbacks/{name}/secret"                           = "ingest"
    "POST /v1/callbacks/{name}/test"                             = "ingest"
    "GET /v1/settings"                                           = "ingest"
    "PATCH /v1/settings"                                         = "ingest"
    "GET /v1/senders"                                            = "ingest"
    "GET /v1/senders/{name}"                                     = "ingest"
    "PUT /v1/senders/{name}"                                     = "ingest"
    "DELETE /v1/senders/{name}"                                  = "ingest"
    "GET /v1/senders/{name}/logo"                                = "ingest"
    "GET /v1/senders/{name}/onboarding"                          = "ingest"
    "PUT /v1/senders/{name}/onboarding/{channel}/{step}"         = "ingest"
    "DELETE /v1/senders/{name}/onboarding/{channel}/{step}"      = "ingest"
    "POST /v1/senders/{name}/check"                              = "reach"
    "POST /v1/senders/check"                                     = "reach"
    "GET /v1/clients"                                            = "ingest"
    "PUT /v1/clients/{name}"                                     = "ingest"
    "DELETE /v1/clients/{name}"                                  = "ingest"
    "PUT /v1/tenants/{tenant}"                                   = "ingest"
    "POST /v1/tenants/{tenant}/administrator"                    = "ingest"
    "GET /api/admin/berichtenbox/message/{id}"                   = "admin"
    "POST /api/admin/berichtenbox/message/{id}/retry"            = "admin"
    "GET /api/admin/berichtenbox/stats"                          = "admin"
    "POST /api/admin/shred"                                      = "admin"
    "POST /api/webhook/berichtenbox/read"                        = "webhook"
    "POST /api/webhook/berichtenbox/reply"                       = "webhook"
    "POST /t/{tenant}/api/webhook/berichtenbox/read"             = "webhook"
    "POST /t/{tenant}/api/webhook/berichtenbox/reply"            = "webhook"
  }
}

# Network -----------------------------------------------------------------------------------------------------------------

module "network" {
  source = "../modules/network"

  name               = local.name
  cidr               = var.network.cidr
  zone_count         = var.network.zone_count
  nat_in_every_zone  = var.network.nat_in_every_zone
  log_retention_days = var.log_retention_days
  logs_key_arn       = module.keys.arns["logs"]

  # Only what ingest and webhook cannot do without, since they have no other way out, and what is much used.
  endpoints = {
    kms            = ["kms:Decrypt", "kms:GenerateDataKey"]
    logs           = ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"]
    secretsmanager = ["secretsmanager:GetSecretValue"]
    sqs            = ["sqs:SendMessage"]
  }
}

# Keys --------------------------------------------------------------------------------------------------------------------

module "keys" {
  source = "../modules/keys"

  name                 = local.name
  deletion_window_days = var.protected ? 30 : 7

  keys = {
    data    = { description = "the database, its snapshots and its insights" }
    secrets = { description = "secrets, and the settings of functions" }
    queues  = { description = "wake-ups" }
    logs    = { description = "logs", services = ["logs.${var.region}.amazonaws.com"], by_log_group = true }
    alerts  = { description = "notifications of alarms", services = ["cloudwatch.amazonaws.com"] }
  }
}

module "alerts" {
  source = "../modules/alerts"

  name          = local.name
  subscriptions = var.alerts
  key_arn       = module.keys.arns["alerts"]
}

# Secrets -----------------------------------------------------------------------------------------------------------------

module "secrets" {
  source = "../modules/secrets"

  name                 = local.name
  key_arn              = module.keys.arns["secrets"]
  recovery_window_days = var.protected ? 30 : 7

  secrets = {
    master-key  = "base64 of 32 random bytes; lost, everything sealed is lost. A copy must be kept elsewhere, apart from the backups."
    application = "The login of the role briefwissel_app, as JSON with username and password; the password is derived from the master key."
    mail        = "The login at the mail server, as JSON with username and password."
    provisioner = "The secret of the one who makes tenants: 32 to 200 visible ASCII characters."
  }
}

# Store -------------------------------------------------------------------------------------------------------------------

module "store" {
  source = "../modules/store"

  name                  = local.name
  engine                = var.store.engine
  engine_version        = var.store.engine_version
  capacity              = var.store.capacity
  io_optimized          = var.store.io_optimized
  instance_class        = var.store.instance_class
  storage_gib           = var.store.storage_gib
  instance_count        = var.store.instance_count
  max_connections       = var.store.max_connections
  backup_retention_days = var.store.backup_retention_days
  database              = "briefwissel"
  owner                 = "briefwissel_owner"
  deletion_protection   = var.protected
  vpc_id                = module.network.vpc_id
  subnet_ids            = module.network.inner_subnet_ids
  data_key_arn          = module.keys.arns["data"]
  secrets_key_arn       = module.keys.arns["secrets"]
  logs_key_arn          = module.keys.arns["logs"]
  log_retention_days    = var.log_retention_days
}

module "proxy" {
  source = "../modules/proxy"
  count  = var.store.proxy ? 1 : 0

  name                       = local.name
  aurora                     = var.store.engine == "aurora"
  identifier                 = module.store.identifier
  secret_arn                 = module.secrets.arns["application"]
  secrets_key_arn            = module.keys.arns["secrets"]
  vpc_id                     = module.network.vpc_id
  subnet_ids                 = module.network.inner_subnet_ids
  database_security_group_id = module.store.security_group_id
  port                       = module.store.port
}

module "migration" {
  source = "../modules/migration"

  name                        = "${local.name}-migration"
  image                       = var.migration_image
  vpc_id                      = module.network.vpc_id
  subnet_ids                  = module.network.outbound_subnet_ids
  database_address            = module.store.address
  database_port               = module.store.port
  database                    = "briefwissel"
  database_security_group_id  = module.store.security_group_id
  endpoints_security_group_id = module.network.endpoints_security_group_id
  owner_secret_arn            = module.store.owner_secret_arn
  master_key_secret_arn       = module.secrets.arns["master-key"]
  secrets_key_arn             = module.keys.arns["secrets"]
  log_retention_days          = var.log_retention_days
  logs_key_arn                = module.keys.arns["logs"]

  artifact = {
    bucket     = var.artifacts.bucket
    bucket_arn = data.aws_s3_bucket.artifacts.arn
    key        = var.artifacts.migrate.key
    version    = var.artifacts.migrate.version
  }
}

# Queues ------------------------------------------------------------------------------------------------------------------

module "wake_ups" {
  source = "../modules/queue"

  name                     = "${local.name}-wake-ups"
  key_arn                  = module.keys.arns["queues"]
  function_timeout_seconds = local.timeouts.working
  alarm_topic_arn          = module.alerts.arns["page"]
}

module "inspections" {
  source = "../modules/queue"

  name                     = "${local.name}-inspections"
  key_arn                  = module.keys.arns["queues"]
  function_timeout_seconds = local.timeouts.working
  alarm_topic_arn          = module.alerts.arns["page"]
}

# Functions ---------------------------------------------------------------------------------------------------------------

module "functions" {
  source = "../modules/functions"

  name               = local.name
  artifacts          = var.artifacts
  runtime            = var.runtime
  concurrency        = var.functions
  timeouts           = local.timeouts
  running            = var.running
  default_tenant     = var.default_tenant
  mail               = var.mail
  telemetry          = var.telemetry
  secret_arns        = module.secrets.arns
  key_arns           = module.keys.arns
  queue              = { arn = module.wake_ups.arn, url = module.wake_ups.url }
  document_queue     = { arn = module.inspections.arn, url = module.inspections.url }
  log_retention_days = var.log_retention_days

  # The proxy where there is one.
  database = {
    address           = var.store.proxy ? module.proxy[0].address : module.store.address
    port              = module.store.port
    security_group_id = var.store.proxy ? module.proxy[0].security_group_id : module.store.security_group_id
  }

  network = {
    vpc_id                      = module.network.vpc_id
    inner_subnet_ids            = module.network.inner_subnet_ids
    outbound_subnet_ids         = module.network.outbound_subnet_ids
    endpoints_security_group_id = module.network.endpoints_security_group_id
  }
}

# HTTP --------------------------------------------------------------------------------------------------------------------

module "http_api" {
  source = "../modules/http-api"

  name               = local.name
  description        = "Senders, and what operators tell"
  routes             = local.routes
  throttling         = var.throttling
  domain             = var.domain
  log_retention_days = var.log_retention_days
  logs_key_arn       = module.keys.arns["logs"]

  functions = { for key in distinct(values(local.routes)) : key => module.functions.all[key] }

  # A token lives an hour; who asks for more than a few a second guesses.
  route_throttling = { "POST /oauth/token" = { rate = 10, burst = 20 } }
}

# Schedules ---------------------------------------------------------------------------------------------------------------

module "clock" {
  source = "../modules/schedule"

  name            = "${local.name}-fallback"
  description     = "Deadlines, polls, upkeep, and wake-ups that were lost"
  expression      = "rate(1 minute)"
  enabled         = var.running
  function_arn    = module.functions.all["fallback"].alias_arn
  queues_key_arn  = module.keys.arns["queues"]
  alarm_topic_arn = module.alerts.arns["page"]
}

# Observability -----------------------------------------------------------------------------------------------------------

module "observability" {
  source = "../modules/observability"

  name              = local.name
  topic_arns        = module.alerts.arns
  metrics_namespace = var.telemetry == null ? null : var.telemetry.namespace
  functions         = module.functions.all
  clock_function    = module.functions.all["fallback"].name
  api_id            = module.http_api.id
  queue             = { name = module.wake_ups.name, dead_name = module.wake_ups.dead_name }
  proxy_name        = var.store.proxy ? module.proxy[0].name : null

  database = {
    identifier      = module.store.identifier
    dimension       = module.store.metrics_dimension
    aurora          = var.store.engine == "aurora"
    max_connections = var.store.max_connections
  }
}
