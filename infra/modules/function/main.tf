# One function of Briefwissel: the zip that all share, with a role, a log and a door of its own. Its role may do what is
# listed here for it, on what is named, and nothing else.

data "aws_caller_identity" "here" {}

data "aws_partition" "here" {}

data "aws_region" "here" {}

locals {
  arn = "arn:${data.aws_partition.here.partition}:lambda:${data.aws_region.here.region}:${data.aws_caller_identity.here.account_id}:function:${var.name}"
}

# The role ------------------------------------------------------------------------------------------------------------------

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "permissions" {
  statement {
    sid     = "OwnLog"
    actions = ["logs:CreateLogStream", "logs:PutLogEvents"]
    # The streams of its own group, whose names Lambda chooses.
    resources = ["${aws_cloudwatch_log_group.this.arn}:*"]
  }

  statement {
    sid     = "LambdaAttachesItToTheVpc"
    actions = ["ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets", "ec2:AssignPrivateIpAddresses", "ec2:UnassignPrivateIpAddresses"]
    # Lambda checks these before there is an interface to name, and Describe… knows no resources. The next statement takes
    # them from the function's own code.
    resources = ["*"]
  }

  statement {
    sid     = "ButItsCodeDoesNot"
    effect  = "Deny"
    actions = ["ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets", "ec2:AssignPrivateIpAddresses", "ec2:UnassignPrivateIpAddresses"]
    # Denied, on all of them.
    resources = ["*"]

    condition {
      test     = "ArnEquals"
      variable = "lambda:SourceFunctionArn"
      values   = [local.arn]
    }
  }

  statement {
    sid     = "Traces"
    actions = ["xray:PutTelemetryRecords", "xray:PutTraceSegments"]
    # X-Ray knows no resources for these.
    resources = ["*"]
  }

  statement {
    sid       = "Secrets"
    actions   = ["secretsmanager:GetSecretValue"]
    resources = var.secret_arns
  }

  statement {
    sid       = "OpenSecrets"
    actions   = ["kms:Decrypt"]
    resources = [var.secrets_key_arn]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"
      values   = ["secretsmanager.${data.aws_region.here.region}.amazonaws.com"]
    }
  }

  statement {
    sid       = "OpenOwnSettings"
    actions   = ["kms:Decrypt"]
    resources = [var.secrets_key_arn]

    # What Lambda binds a function's settings to.
    condition {
      test     = "StringEquals"
      variable = "kms:EncryptionContext:aws:lambda:FunctionArn"
      values   = [local.arn]
    }
  }

  dynamic "statement" {
    for_each = length(var.sends_to) > 0 ? [var.sends_to] : []

    content {
      sid       = "WakeUps"
      actions   = ["sqs:SendMessage"]
      resources = statement.value
    }
  }

  dynamic "statement" {
    for_each = var.takes_from == null ? [] : [var.takes_from.arn]

    content {
      sid       = "TakeWakeUps"
      actions   = ["sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"]
      resources = [statement.value]
    }
  }

  dynamic "statement" {
    for_each = length(var.sends_to) > 0 || var.takes_from != null ? [var.queues_key_arn] : []

    content {
      sid       = "SealAndOpenWakeUps"
      actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
      resources = [statement.value]

      condition {
        test     = "StringEquals"
        variable = "kms:ViaService"
        values   = ["sqs.${data.aws_region.here.region}.amazonaws.com"]
      }
    }
  }

  dynamic "statement" {
    for_each = var.metrics_log_group_arn == null ? [] : [var.metrics_log_group_arn]

    content {
      sid     = "Metrics"
      actions = ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"]
      # The streams of the one group that metrics are taken from.
      resources = ["${statement.value}:*"]
    }
  }
}

resource "aws_iam_role" "this" {
  name               = var.name
  description        = var.description
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_role_policy" "this" {
  name   = "what-it-does"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.permissions.json
}

# Its doors -----------------------------------------------------------------------------------------------------------------

resource "aws_security_group" "this" {
  name        = var.name
  description = var.description
  vpc_id      = var.vpc_id

  tags = { Name = var.name }
}

resource "aws_vpc_security_group_egress_rule" "inside" {
  for_each = var.reaches

  security_group_id            = aws_security_group.this.id
  referenced_security_group_id = each.value.security_group_id
  ip_protocol                  = "tcp"
  from_port                    = each.value.port
  to_port                      = each.value.port
  description                  = each.key
}

resource "aws_vpc_security_group_ingress_rule" "inside" {
  for_each = var.reaches

  security_group_id            = each.value.security_group_id
  referenced_security_group_id = aws_security_group.this.id
  ip_protocol                  = "tcp"
  from_port                    = each.value.port
  to_port                      = each.value.port
  description                  = var.name
}

resource "aws_vpc_security_group_egress_rule" "outside" {
  for_each = toset([for port in var.internet_ports : tostring(port)])

  security_group_id = aws_security_group.this.id
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = tonumber(each.value)
  to_port           = tonumber(each.value)
  description       = "Operators and mail servers"
}

# The function --------------------------------------------------------------------------------------------------------------

resource "aws_cloudwatch_log_group" "this" {
  name              = "/aws/lambda/${var.name}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.logs_key_arn
}

resource "aws_lambda_function" "this" {
  function_name = var.name
  description   = var.description
  role          = aws_iam_role.this.arn

  s3_bucket         = var.artifact.bucket
  s3_key            = var.artifact.key
  s3_object_version = var.artifact.version
  runtime           = var.runtime.name
  handler           = var.runtime.handler
  # What native-image built for: AES, CLMUL and SHA of x86-64. Another architecture is another build.
  architectures = [var.runtime.architecture]
  layers        = var.layers
  publish       = true

  memory_size                    = var.memory_mib
  timeout                        = var.timeout_seconds
  reserved_concurrent_executions = var.concurrency

  # Its values are references to secrets, never secrets; encrypted all the same.
  kms_key_arn = var.secrets_key_arn

  environment {
    variables = merge(var.environment, {
      QUARKUS_LAMBDA_HANDLER               = var.handler
      QUARKUS_DATASOURCE_REACTIVE_MAX_SIZE = tostring(var.connections)
    })
  }

  vpc_config {
    subnet_ids         = var.subnet_ids
    security_group_ids = [aws_security_group.this.id]
  }

  dynamic "snap_start" {
    for_each = var.runtime.snap_start ? ["PublishedVersions"] : []

    content {
      apply_on = snap_start.value
    }
  }

  tracing_config {
    mode = "Active"
  }

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.this.name
  }

  depends_on = [aws_iam_role_policy.this, aws_vpc_security_group_egress_rule.inside]
}

# What triggers call. Going back is pointing it at the version before.
resource "aws_lambda_alias" "live" {
  name             = "live"
  description      = "What triggers call"
  function_name    = aws_lambda_function.this.function_name
  function_version = aws_lambda_function.this.version
}

resource "aws_lambda_event_source_mapping" "queue" {
  count = var.takes_from == null ? 0 : 1

  event_source_arn                   = var.takes_from.arn
  function_name                      = aws_lambda_alias.live.arn
  enabled                            = var.running
  batch_size                         = var.takes_from.batch_size
  maximum_batching_window_in_seconds = var.takes_from.window_seconds
  # The program says which messages it could not take up; without this, one would bring back all.
  function_response_types = ["ReportBatchItemFailures"]

  # Never more pollers than invocations that are allowed: what is throttled counts as received, and becomes a dead letter.
  scaling_config {
    maximum_concurrency = var.concurrency
  }
}

# For who is called without waiting (a schedule): a failure is not repeated by Lambda, since the next turn comes anyway.
resource "aws_lambda_function_event_invoke_config" "this" {
  count = var.called_by_schedule ? 1 : 0

  function_name                = aws_lambda_function.this.function_name
  qualifier                    = aws_lambda_alias.live.name
  maximum_retry_attempts       = 0
  maximum_event_age_in_seconds = 60
}
