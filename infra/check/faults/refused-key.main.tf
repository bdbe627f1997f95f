# complaint at 14: module that sets tense to soon, which is refused there
locals {
  that = {
    now  = { of = "is" }
    soon = { of = "shall" }
  }
}

module "that" {
  source   = "./inner"
  for_each = local.that

  arn   = "arn"
  tense = each.key
}
