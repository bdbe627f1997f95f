# complaint at 2: module second does not set arn, which has no default
module "second" {
  source = "./inner"
}
