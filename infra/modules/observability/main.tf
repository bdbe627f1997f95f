# What is watched, and from when somebody is woken. Three groups: the alert rules that the Berichtenbox contract recommends and
# those that belong to them (metrics of the program), the functions and the API, the database. The queue's and the schedule's
# own alarms stand in their modules.

data "aws_region" "here" {}

locals {
  region = data.aws_region.here.region
  ours   = coalesce(var.metrics_namespace, "none")

  # Prometheus' names with dots, as the program gives them over OTLP. Where nothing brings them to CloudWatch, there are no
  # alarms on them: an alarm that cannot ring is worse than none.
  contract = {
    # BBK 1.7, Monitoring: delivery failure rate > 5 % in 1 h → page.
    failure-rate = {
      description = "More than 5 % of the deliveries of the last hour failed."
      topic       = "page", period = 3600, periods = 1, threshold = 5, comparison = "GreaterThanThreshold", missing = "notBreaching"
      expression  = "100 * FILL(failed, 0) / (FILL(sent, 0) + FILL(failed, 0))"
      metrics = {
        failed = { namespace = local.ours, name = "berichtenbox.messages.dispatched", stat = "Sum", dimensions = { status = "failed" } }
        sent   = { namespace = local.ours, name = "berichtenbox.messages.dispatched", stat = "Sum", dimensions = { status = "sent" } }
      }
    }
    # BBK 1.7, Monitoring: queue depth > 1000 → page. Each process tells the same number, so the largest, never the sum of them.
    queue-depth = {
      description = "More than 1000 pieces of work are due and nobody takes them up."
      topic       = "page", period = 60, periods = 5, threshold = 1000, comparison = "GreaterThanThreshold", missing = "missing"
      expression  = "FILL(resolve, 0) + FILL(publish, 0)"
      metrics = {
        resolve = { namespace = local.ours, name = "briefwissel.queue.due", stat = "Maximum", dimensions = { stage = "resolve" } }
        publish = { namespace = local.ours, name = "briefwissel.queue.due", stat = "Maximum", dimensions = { stage = "publish" } }
      }
    }
    # BBK 1.7, Monitoring: failed with all retries used for more than 24 h → a ticket for the operator.
    failed-for-a-day = {
      description = "A delivery that used up its retries waits for an operator for more than 24 hours: see `held` in the README."
      topic       = "ticket", period = 300, periods = 1, threshold = 86400, comparison = "GreaterThanThreshold", missing = "missing"
      expression  = null
      metrics     = { m = { namespace = local.ours, name = "briefwissel.held.oldest", stat = "Maximum", dimensions = { cause = "gave-up" } } }
    }
    store-away = {
      description = "The program cannot look into the database."
      topic       = "page", period = 60, periods = 5, threshold = 1, comparison = "LessThanThreshold", missing = "missing"
      expression  = null
      metrics     = { m = { namespace = local.ours, name = "briefwissel.database.up", stat = "Maximum", dimensions = {} } }
    }
    certificate = {
      description = "A PKIoverheid certificate ends within 30 days; without it nothing is sent to the Berichtenbox."
      topic       = "ticket", period = 3600, periods = 1, threshold = 30, comparison = "LessThanThreshold", missing = "missing"
      expression  = null
      metrics     = { m = { namespace = local.ours, name = "briefwissel.certificate.expires.days", stat = "Minimum", dimensions = {} } }
    }
  }

  functions = merge([for key, function in var.functions : {
    "${key}-errors" = {
      description = "${function.name} fails in more than 5 % of its invocations: read its log."
      topic       = "page", period = 300, periods = 3, threshold = 5, comparison = "GreaterThanThreshold", missing = "notBreaching"
      expression  = "100 * errors / invocations"
      metrics = {
        errors      = { namespace = "AWS/Lambda", name = "Errors", stat = "Sum", dimensions = { FunctionName = function.name } }
        invocations = { namespace = "AWS/Lambda", name = "Invocations", stat = "Sum", dimensions = { FunctionName = function.name } }
      }
    }
    "${key}-throttled" = {
      description = "${function.name} is refused invocations: its reserved concurrency is used up."
      topic       = "ticket", period = 300, periods = 3, threshold = 0, comparison = "GreaterThanThreshold", missing = "notBreaching"
      expression  = null
      metrics     = { m = { namespace = "AWS/Lambda", name = "Throttles", stat = "Sum", dimensions = { FunctionName = function.name } } }
    }
    "${key}-slow" = {
      description = "${function.name} takes more than 80 % of its time-out."
      topic       = "ticket", period = 300, periods = 3, threshold = function.timeout_seconds * 800, comparison = "GreaterThanThreshold", missing = "notBreaching"
      expression  = null
      metrics     = { m = { namespace = "AWS/Lambda", name = "Duration", stat = "p99", dimensions = { FunctionName = function.name } } }
    }
  }]...)

  api = {
    api-errors = {
      description = "More than 1 % of the requests are answered with 5xx: senders cannot hand over, or operators cannot tell of reads."
      topic       = "page", period = 300, periods = 3, threshold = 1, comparison = "GreaterThanThreshold", missing = "notBreaching"
      expression  = "100 * errors / requests"
      metrics = {
        errors   = { namespace = "AWS/ApiGateway", name = "5xx", stat = "Sum", dimensions = { ApiId = var.api_id } }
        requests = { namespace = "AWS/ApiGateway", name = "Count", stat = "Sum", dimensions = { ApiId = var.api_id } }
      }
    }
    clock-stopped = {
      description = "The function of the clock was not called for ten minutes: deadlines, polls and lost wake-ups wait."
      topic       = "page", period = 300, periods = 2, threshold = 1, comparison = "LessThanThreshold", missing = "breaching"
      expression  = null
      metrics     = { m = { namespace = "AWS/Lambda", name = "Invocations", stat = "Sum", dimensions = { FunctionName = var.clock_function } } }
    }
  }

  database = { (var.database.dimension) = var.database.identifier }

  store = {
    database-connections = {
      description = "Four in five of the database's connections are open."
      topic       = "page", period = 60, periods = 5, threshold = floor(var.database.max_connections * 0.8), comparison = "GreaterThanThreshold", missing = "breaching"
      expression  = null
      metrics     = { m = { namespace = "AWS/RDS", name = "DatabaseConnections", stat = "Maximum", dimensions = local.database } }
    }
    database-busy = {
      description = "The database uses more than 80 % of its processors for a quarter of an hour."
      topic       = "ticket", period = 300, periods = 3, threshold = 80, comparison = "GreaterThanThreshold", missing = "notBreaching"
      expression  = null
      metrics     = { m = { namespace = "AWS/RDS", name = "CPUUtilization", stat = "Average", dimensions = local.database } }
    }
  }

  # Aurora's storage grows by itself and its capacity has an end; of an instance it is the other way round.
  engine = { for key, alarm in {
    database-capacity = {
      aurora      = true
      description = "Aurora is at more than 90 % of the capacity it may use: raise capacity.max."
      topic       = "ticket", period = 300, periods = 3, threshold = 90, comparison = "GreaterThanThreshold", missing = "notBreaching"
      expression  = null
      metrics     = { m = { namespace = "AWS/RDS", name = "ACUUtilization", stat = "Average", dimensions = local.database } }
    }
    database-storage = {
      aurora      = false
      description = "The database has less than 5 GiB of storage left."
      topic       = "page", period = 300, periods = 3, threshold = 5368709120, comparison = "LessThanThreshold", missing = "notBreaching"
      expression  = null
      metrics     = { m = { namespace = "AWS/RDS", name = "FreeStorageSpace", stat = "Minimum", dimensions = local.database } }
    }
  } : key => alarm if alarm.aurora == var.database.aurora }

  alarms = merge({ for key, alarm in local.contract : key => alarm if var.metrics_namespace != null }, local.functions, local.api, local.store, local.engine)
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = local.alarms

  alarm_name          = "${var.name}-${each.key}"
  alarm_description   = each.value.description
  comparison_operator = each.value.comparison
  threshold           = each.value.threshold
  evaluation_periods  = each.value.periods
  treat_missing_data  = each.value.missing
  alarm_actions       = [var.topic_arns[each.value.topic]]
  ok_actions          = [var.topic_arns[each.value.topic]]

  # A sum of metrics, or the one metric itself.
  dynamic "metric_query" {
    for_each = each.value.expression == null ? [] : [each.value.expression]

    content {
      id          = "result"
      expression  = metric_query.value
      label       = each.key
      return_data = true
    }
  }

  dynamic "metric_query" {
    for_each = each.value.metrics

    content {
      id          = metric_query.key
      return_data = each.value.expression == null

      metric {
        namespace   = metric_query.value.namespace
        metric_name = metric_query.value.name
        dimensions  = metric_query.value.dimensions
        stat        = metric_query.value.stat
        period      = each.value.period
      }
    }
  }
}

resource "aws_cloudwatch_dashboard" "this" {
  dashboard_name = var.name
  dashboard_body = jsonencode({
    widgets = [for i, widget in [for widget in local.widgets : widget if var.metrics_namespace != null || !widget.program] : {
      type   = "metric"
      x      = (i % 3) * 8
      y      = floor(i / 3) * 6
      width  = 8
      height = 6
      properties = {
        title   = widget.title
        region  = local.region
        view    = "timeSeries"
        stat    = widget.stat
        period  = 60
        metrics = widget.metrics
      }
    }]
  })
}

locals {
  # In the order a letter travels.
  widgets = concat([
    { program = false, title = "Requests", stat = "Sum", metrics = [for m in ["Count", "4xx", "5xx"] : ["AWS/ApiGateway", m, "ApiId", var.api_id]] },
    { program = false, title = "Latency of requests, p99", stat = "p99", metrics = [["AWS/ApiGateway", "Latency", "ApiId", var.api_id]] },
    { program = true, title = "Work that is due", stat = "Maximum", metrics = [for stage in ["resolve", "publish", "receive", "poll", "fallback"] : [local.ours, "briefwissel.queue.due", "stage", stage]] },
    { program = true, title = "Oldest work that is due, seconds", stat = "Maximum", metrics = [for stage in ["resolve", "publish", "receive", "poll", "fallback"] : [local.ours, "briefwissel.queue.oldest.due", "stage", stage]] },
    { program = false, title = "Wake-ups: waiting, oldest in seconds, dead", stat = "Maximum", metrics = [
      ["AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", var.queue.name],
      ["AWS/SQS", "ApproximateAgeOfOldestMessage", "QueueName", var.queue.name],
      ["AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", var.queue.dead_name],
    ] },
    { program = true, title = "Berichtenbox: sent, failed", stat = "Sum", metrics = [for status in ["queued", "sent", "read", "fallback-emailed", "failed", "opted-out"] : [local.ours, "berichtenbox.messages.dispatched", "status", status]] },
    { program = true, title = "Held, by cause", stat = "Maximum", metrics = [for cause in ["gave-up", "refused", "no-address", "outcome-unknown", "receipt-unknown", "no-result"] : [local.ours, "briefwissel.held", "cause", cause]] },
    { program = false, title = "Invocations", stat = "Sum", metrics = [for function in var.functions : ["AWS/Lambda", "Invocations", "FunctionName", function.name]] },
    { program = false, title = "Errors", stat = "Sum", metrics = [for function in var.functions : ["AWS/Lambda", "Errors", "FunctionName", function.name]] },
    { program = false, title = "Duration, p99, ms", stat = "p99", metrics = [for function in var.functions : ["AWS/Lambda", "Duration", "FunctionName", function.name]] },
    { program = false, title = "Running at once", stat = "Maximum", metrics = [for function in var.functions : ["AWS/Lambda", "ConcurrentExecutions", "FunctionName", function.name]] },
    { program = false, title = "Database: connections, CPU", stat = "Maximum", metrics = [for m in ["DatabaseConnections", "CPUUtilization"] : ["AWS/RDS", m, var.database.dimension, var.database.identifier]] },
    ], var.proxy_name == null ? [] : [
    # As many pinned as there are clients: the proxy shares nothing, and could as well be left out.
    { program = false, title = "Proxy: clients, pinned, waiting for a connection", stat = "Maximum", metrics = [for m in ["ClientConnections", "DatabaseConnectionsCurrentlySessionPinned", "DatabaseConnectionRequests"] : ["AWS/RDS", m, "ProxyName", var.proxy_name]] },
  ])
}
