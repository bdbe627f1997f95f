# complaint at 7: module that sets tense to soon, which is refused there
module "that" {
  source   = "./inner"
  for_each = toset(["then", "soon"])

  arn   = "arn"
  tense = each.key
}
