# A key for each purpose, so that who may open one kind of thing does not thereby open another.

data "aws_caller_identity" "here" {}

data "aws_partition" "here" {}

data "aws_iam_policy_document" "key" {
  for_each = var.keys

  statement {
    sid = "AdministeredThroughIam"
    # Without this statement, nobody could administer the key any more; roles get what they need from their own policies.
    actions = ["kms:*"]
    # In a key's policy, "*" is this key.
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:${data.aws_partition.here.partition}:iam::${data.aws_caller_identity.here.account_id}:root"]
    }
  }

  dynamic "statement" {
    for_each = length(each.value.services) > 0 ? [each.value.services] : []

    content {
      sid     = "UsedByServices"
      actions = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey", "kms:GenerateDataKeyWithoutPlaintext", "kms:ReEncryptFrom", "kms:ReEncryptTo"]
      # In a key's policy, "*" is this key.
      resources = ["*"]

      principals {
        type        = "Service"
        identifiers = statement.value
      }

      # Where the service names the log group that it encrypts, only groups of this account. CloudWatch's alarms name nothing.
      dynamic "condition" {
        for_each = each.value.by_log_group ? [local.log_groups] : []

        content {
          test     = "ArnLike"
          variable = "kms:EncryptionContext:aws:logs:arn"
          values   = [condition.value]
        }
      }
    }
  }
}

data "aws_region" "here" {}

locals {
  log_groups = "arn:${data.aws_partition.here.partition}:logs:${data.aws_region.here.region}:${data.aws_caller_identity.here.account_id}:log-group:*"
}

resource "aws_kms_key" "this" {
  for_each = var.keys

  description             = "${var.name}: ${each.value.description}"
  enable_key_rotation     = true
  deletion_window_in_days = var.deletion_window_days
  policy                  = data.aws_iam_policy_document.key[each.key].json
}

resource "aws_kms_alias" "this" {
  for_each = var.keys

  name          = "alias/${var.name}-${each.key}"
  target_key_id = aws_kms_key.this[each.key].key_id
}
