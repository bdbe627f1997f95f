# complaint at 2: nobody uses data aws_caller_identity.here
data "aws_caller_identity" "here" {}
