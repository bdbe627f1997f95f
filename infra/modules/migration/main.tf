# Brings the schema up to date: ./briefwissel migrate, as the owner of the schema, started by hand or by a pipeline before the
# functions are replaced. A CodeBuild project, because it runs inside the VPC, keeps a log, waits for nothing and costs
# nothing between two runs. Started twice at once it runs once: Flyway holds an advisory lock.

data "aws_caller_identity" "here" {}

data "aws_partition" "here" {}

data "aws_region" "here" {}

locals {
  region  = data.aws_region.here.region
  account = data.aws_caller_identity.here.account_id
  ec2     = "arn:${data.aws_partition.here.partition}:ec2:${local.region}:${local.account}"

  # The password is percent-encoded byte by byte, since RDS puts anything into it. Nothing here prints a secret.
  buildspec = <<-YAML
    version: 0.2
    phases:
      build:
        commands:
          - encoded=$(printf %s "$OWNER_PASSWORD" | od -An -v -tx1 | tr -d '\n' | sed 's/ /%/g')
          - install -d -m 700 data
          - (umask 077; printf %s "$MASTER_KEY" > data/master.key)
          - export BRIEFWISSEL_DATA="$PWD/data"
          - export BRIEFWISSEL_DATABASE_URL="postgresql://$OWNER_NAME:$encoded@$DATABASE_ADDRESS/$DATABASE_NAME?sslmode=verify-full&sslrootcert=$PWD/database.pem"
          - >-
            java -Djava.util.logging.manager=org.jboss.logmanager.LogManager
            --add-opens java.base/java.lang=ALL-UNNAMED --enable-native-access=ALL-UNNAMED
            --sun-misc-unsafe-memory-access=allow
            -cp 'quarkus-app/app/*:quarkus-app/lib/main/*:quarkus-app/lib/boot/*' eu.briefwissel.local.Migrate
        finally:
          - rm -rf data
  YAML
}

resource "aws_cloudwatch_log_group" "this" {
  name              = "/briefwissel/${var.name}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.logs_key_arn
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["codebuild.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [local.account]
    }
  }
}

data "aws_iam_policy_document" "permissions" {
  statement {
    sid     = "OwnLog"
    actions = ["logs:CreateLogStream", "logs:PutLogEvents"]
    # The streams of its own group, one for each run.
    resources = ["${aws_cloudwatch_log_group.this.arn}:*"]
  }

  statement {
    sid       = "Program"
    actions   = ["s3:GetObject", "s3:GetObjectVersion"]
    resources = ["${var.artifact.bucket_arn}/${var.artifact.key}"]
  }

  statement {
    sid       = "WhereTheProgramIs"
    actions   = ["s3:GetBucketLocation"]
    resources = [var.artifact.bucket_arn]
  }

  statement {
    sid       = "Secrets"
    actions   = ["secretsmanager:GetSecretValue"]
    resources = [var.owner_secret_arn, var.master_key_secret_arn]
  }

  statement {
    sid       = "OpenSecrets"
    actions   = ["kms:Decrypt"]
    resources = [var.secrets_key_arn]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"
      values   = ["secretsmanager.${local.region}.amazonaws.com"]
    }
  }

  statement {
    sid     = "CodeBuildAttachesItToTheVpc"
    actions = ["ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface", "ec2:DescribeDhcpOptions", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSecurityGroups", "ec2:DescribeSubnets", "ec2:DescribeVpcs"]
    # As CodeBuild documents it: Describe… knows no resources, and the interface has no name before it is made.
    resources = ["*"]
  }

  statement {
    sid     = "CodeBuildUsesTheInterface"
    actions = ["ec2:CreateNetworkInterfacePermission"]
    # The interface's id is chosen by AWS; the conditions bind it to these subnets and to CodeBuild.
    resources = ["${local.ec2}:network-interface/*"]

    condition {
      test     = "ArnEquals"
      variable = "ec2:Subnet"
      values   = [for subnet in var.subnet_ids : "${local.ec2}:subnet/${subnet}"]
    }

    condition {
      test     = "StringEquals"
      variable = "ec2:AuthorizedService"
      values   = ["codebuild.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "this" {
  name               = var.name
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_role_policy" "this" {
  name   = "migrate"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.permissions.json
}

resource "aws_security_group" "this" {
  name        = var.name
  description = "The migration"
  vpc_id      = var.vpc_id

  tags = { Name = var.name }
}

resource "aws_vpc_security_group_egress_rule" "database" {
  security_group_id            = aws_security_group.this.id
  referenced_security_group_id = var.database_security_group_id
  ip_protocol                  = "tcp"
  from_port                    = var.database_port
  to_port                      = var.database_port
  description                  = "The database"
}

resource "aws_vpc_security_group_ingress_rule" "database" {
  security_group_id            = var.database_security_group_id
  referenced_security_group_id = aws_security_group.this.id
  ip_protocol                  = "tcp"
  from_port                    = var.database_port
  to_port                      = var.database_port
  description                  = "The migration"
}

# Names of AWS' services lead to the endpoints, from the migration too.
resource "aws_vpc_security_group_ingress_rule" "endpoints" {
  security_group_id            = var.endpoints_security_group_id
  referenced_security_group_id = aws_security_group.this.id
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  description                  = "The migration"
}

# CodeBuild's own image, its log and S3.
resource "aws_vpc_security_group_egress_rule" "https" {
  security_group_id = aws_security_group.this.id
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  description       = "AWS and the image registry"
}

resource "aws_codebuild_project" "this" {
  name                   = var.name
  description            = "briefwissel migrate"
  service_role           = aws_iam_role.this.arn
  build_timeout          = 60
  queued_timeout         = 60
  concurrent_build_limit = 1

  source {
    type      = "S3"
    location  = "${var.artifact.bucket}/${var.artifact.key}"
    buildspec = local.buildspec
  }

  source_version = var.artifact.version

  artifacts {
    type = "NO_ARTIFACTS"
  }

  environment {
    type                        = "LINUX_CONTAINER"
    compute_type                = "BUILD_GENERAL1_SMALL"
    image                       = var.image
    image_pull_credentials_type = startswith(var.image, "aws/codebuild/") ? "CODEBUILD" : "SERVICE_ROLE"
    privileged_mode             = false

    environment_variable {
      name  = "DATABASE_ADDRESS"
      value = "${var.database_address}:${var.database_port}"
    }

    environment_variable {
      name  = "DATABASE_NAME"
      value = var.database
    }

    environment_variable {
      name  = "OWNER_NAME"
      value = "${var.owner_secret_arn}:username"
      type  = "SECRETS_MANAGER"
    }

    environment_variable {
      name  = "OWNER_PASSWORD"
      value = "${var.owner_secret_arn}:password"
      type  = "SECRETS_MANAGER"
    }

    environment_variable {
      name  = "MASTER_KEY"
      value = var.master_key_secret_arn
      type  = "SECRETS_MANAGER"
    }
  }

  vpc_config {
    vpc_id             = var.vpc_id
    subnets            = var.subnet_ids
    security_group_ids = [aws_security_group.this.id]
  }

  logs_config {
    cloudwatch_logs {
      group_name = aws_cloudwatch_log_group.this.name
    }
  }

  depends_on = [aws_iam_role_policy.this]
}
