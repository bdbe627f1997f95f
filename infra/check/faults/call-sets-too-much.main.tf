# complaint at 6: module second sets name, which is not declared
module "second" {
  source = "./inner"

  arn  = "arn"
  name = "second"
}
