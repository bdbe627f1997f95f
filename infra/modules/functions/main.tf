# What is deployed of Briefwissel: six functions of one zip and a seventh of another, with what each is told and where each runs.

# Whom functions trust to be the database or its proxy: database.pem, see ../../aws.
resource "aws_lambda_layer_version" "trust" {
  layer_name        = "${var.name}-trust"
  description       = "Authorities that the database and its proxy are trusted by"
  s3_bucket         = var.artifacts.bucket
  s3_key            = var.artifacts.trust.key
  s3_object_version = var.artifacts.trust.version
}

# With a collector, the program's own metrics are written here, and CloudWatch takes them out again.
resource "aws_cloudwatch_log_group" "metrics" {
  count = var.telemetry == null ? 0 : 1

  name              = "/briefwissel/${var.name}/metrics"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.key_arns["logs"]
}

locals {
  # A password stands in no setting; the program reads what is referred to.
  settings = {
    QUARKUS_DATASOURCE_REACTIVE_URL                             = "postgresql://${var.database.address}:${var.database.port}/briefwissel"
    QUARKUS_DATASOURCE_USERNAME                                 = "aws-secret:${var.secret_arns["application"]}#username"
    QUARKUS_DATASOURCE_PASSWORD                                 = "aws-secret:${var.secret_arns["application"]}#password"
    QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_SSL_MODE             = "verify-full"
    QUARKUS_DATASOURCE_REACTIVE_HOSTNAME_VERIFICATION_ALGORITHM = "HTTPS"
    QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM           = "true"
    QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM_CERTS     = "/opt/database.pem"
    BRIEFWISSEL_STORE_MASTER_KEY                                = "aws-secret:${var.secret_arns["master-key"]}"
    BRIEFWISSEL_FUNCTION_DEFAULT_TENANT                         = var.default_tenant
    BRIEFWISSEL_QUEUE                                           = "sqs"
    BRIEFWISSEL_QUEUE_SQS_URL                                   = var.queue.url
    BRIEFWISSEL_QUEUE_SQS_DOCUMENT_URL                          = var.document_queue.url
    BRIEFWISSEL_INSPECTION                                      = "on"
  }

  # A JVM starts in seconds; restored from a snapshot, in a fraction of one.
  runtimes = {
    native = { name = "provided.al2023", handler = "bootstrap", snap_start = false }
    jvm    = { name = "java25", handler = "eu.briefwissel.function.lambda.OnJvm::handleRequest", snap_start = true }
  }

  jvm = { JAVA_TOOL_OPTIONS = "--add-opens=java.base/java.lang=ALL-UNNAMED --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow" }

  mail = {
    BRIEFWISSEL_EMAIL_SERVER_HOST     = var.mail.host
    BRIEFWISSEL_EMAIL_SERVER_PORT     = tostring(var.mail.port)
    BRIEFWISSEL_EMAIL_SERVER_TLS      = tostring(var.mail.port == 465)
    BRIEFWISSEL_EMAIL_SERVER_USERNAME = "aws-secret:${var.secret_arns["mail"]}#username"
    BRIEFWISSEL_EMAIL_SERVER_PASSWORD = "aws-secret:${var.secret_arns["mail"]}#password"
  }

  base_secrets = [var.secret_arns["master-key"], var.secret_arns["application"]]
  mail_secrets = concat(local.base_secrets, [var.secret_arns["mail"]])

  database  = { security_group_id = var.database.security_group_id, port = var.database.port }
  endpoints = { security_group_id = var.network.endpoints_security_group_id, port = 443 }

  # Who calls the world (operators over HTTPS, the mail server) runs where there is a way out; the others cannot.
  within = {
    subnet_ids     = var.network.inner_subnet_ids
    internet_ports = []
    settings       = {}
    secret_arns    = local.base_secrets
    takes_from     = null
    called         = false
  }

  outward = merge(local.within, {
    subnet_ids     = var.network.outbound_subnet_ids
    internet_ports = [443, var.mail.port]
    settings       = local.mail
    secret_arns    = local.mail_secrets
  })

  functions = {
    ingest = merge(local.within, { memory_mib = 1024, timeout_seconds = var.timeouts.answering, description = "Takes messages from senders, and tells what became of them; makes tenants",
      settings    = { BRIEFWISSEL_PROVISIONING_SECRET = "aws-secret:${var.secret_arns["provisioner"]}" }
      secret_arns = concat(local.base_secrets, [var.secret_arns["provisioner"]])
    })
    # The one of those that answer the internet that calls it: it asks operators while a sender waits.
    reach = merge(local.within, { memory_mib = 1024, timeout_seconds = var.timeouts.answering, description = "Asks operators who has a mailbox, while a sender waits",
      subnet_ids     = var.network.outbound_subnet_ids
      internet_ports = [443]
    })
    webhook  = merge(local.within, { memory_mib = 512, timeout_seconds = var.timeouts.answering, description = "Takes what operators tell: reads and replies" })
    admin    = merge(local.within, { memory_mib = 512, timeout_seconds = var.timeouts.answering, description = "Has a held delivery tried again" })
    fallback = merge(local.outward, { memory_mib = 1024, timeout_seconds = var.timeouts.working, description = "Asks operators, falls back at deadlines, keeps house", called = true })
    publish = merge(local.outward, { memory_mib = 1024, timeout_seconds = var.timeouts.working, description = "Resolves and hands over, woken by the queue",
      takes_from = { arn = var.queue.arn, batch_size = 10, window_seconds = 0 }
    })
    # Two JVMs: its own, and the one that it lets look, with a heap of 256 MB.
    document = merge(local.within, { memory_mib = 2048, timeout_seconds = var.timeouts.working, description = "Looks into documents, woken by a queue of its own",
      takes_from = { arn = var.document_queue.arn, batch_size = 10, window_seconds = 0 }
    })
  }

  # PDF libraries stay on the JVM, whatever the others run on.
  artifacts = { for key in keys(local.functions) : key => key == "document" ? var.artifacts.document : var.artifacts.function }
  runs_on   = { for key in keys(local.functions) : key => key == "document" ? "jvm" : var.runtime }
}

module "function" {
  source   = "../function"
  for_each = local.functions

  name                  = "${var.name}-${each.key}"
  description           = each.value.description
  handler               = each.key
  artifact              = { bucket = var.artifacts.bucket, key = local.artifacts[each.key].key, version = local.artifacts[each.key].version }
  runtime               = local.runtimes[local.runs_on[each.key]]
  layers                = concat([aws_lambda_layer_version.trust.arn], var.telemetry == null ? [] : var.telemetry.layer_arns)
  environment           = merge(local.settings, local.runs_on[each.key] == "jvm" ? local.jvm : {}, each.value.settings, var.telemetry == null ? {} : var.telemetry.environment)
  memory_mib            = local.runs_on[each.key] == "jvm" ? max(1769, each.value.memory_mib) : each.value.memory_mib
  timeout_seconds       = each.value.timeout_seconds
  concurrency           = var.concurrency[each.key].concurrency
  connections           = var.concurrency[each.key].connections
  secret_arns           = each.value.secret_arns
  secrets_key_arn       = var.key_arns["secrets"]
  sends_to              = [var.queue.arn, var.document_queue.arn]
  takes_from            = each.value.takes_from
  queues_key_arn        = var.key_arns["queues"]
  called_by_schedule    = each.value.called
  running               = var.running
  vpc_id                = var.network.vpc_id
  subnet_ids            = each.value.subnet_ids
  reaches               = { "the database" = local.database, "AWS services" = local.endpoints }
  internet_ports        = each.value.internet_ports
  log_retention_days    = var.log_retention_days
  logs_key_arn          = var.key_arns["logs"]
  metrics_log_group_arn = var.telemetry == null ? null : aws_cloudwatch_log_group.metrics[0].arn
}
