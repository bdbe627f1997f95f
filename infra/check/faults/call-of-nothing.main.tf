# complaint at 2: module second: there is no such folder
module "second" {
  source = "./outer"
}
