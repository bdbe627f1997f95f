# Nothing here is wrong; each file of ../faults is added to one of these, and has to be complained of.

data "aws_region" "here" {}

locals {
  region = data.aws_region.here.region

  routes = { "GET /v1/messages" = "ingest" }

  tenses = {
    now  = { resources = ["is"] }
    then = { resources = ["was"] }
  }
}

resource "aws_sqs_queue" "this" {
  for_each = { for name, seconds in var.queues : name => { seconds = seconds } if seconds > 0 }

  name                       = "${local.region}-${each.key}-${length(local.routes)}" # a comment with "quotes" and ${braces}
  visibility_timeout_seconds = 6 * each.value.seconds
  kms_master_key_id          = "key"

  policy = <<-JSON
    {"Version": "2012-10-17", "Statement": [], "Id": "${each.key}"}
  JSON
}

module "inner" {
  source = "./inner"

  arn = aws_sqs_queue.this["a"].arn
}

module "tenses" {
  source   = "./inner"
  for_each = local.tenses

  arn   = aws_sqs_queue.this["a"].arn
  tense = each.key
}
