# The places where secrets are kept. Their values are never in Terraform, so not in its state either: a person puts them in
# once, see the README of ../../aws. A function that finds none does not start, and says which one it misses.

resource "aws_secretsmanager_secret" "this" {
  for_each = var.secrets

  name                    = "${var.name}/${each.key}"
  description             = each.value
  kms_key_id              = var.key_arn
  recovery_window_in_days = var.recovery_window_days
}
