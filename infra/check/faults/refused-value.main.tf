# complaint at 6: module that sets tense to soon, which is refused there
module "that" {
  source = "./inner"

  arn   = "arn"
  tense = "soon"
}
