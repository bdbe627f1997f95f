# Three tiers in every zone: public (the NAT gateways, nothing else), outbound (functions that call operators), inner (the
# database, the endpoints and functions that call nobody; no way out).

data "aws_availability_zones" "here" {
  state = "available"
}

data "aws_caller_identity" "here" {}

data "aws_region" "here" {}

locals {
  zones     = slice(data.aws_availability_zones.here.names, 0, var.zone_count)
  nat_zones = toset(var.nat_in_every_zone ? local.zones : [local.zones[0]])

  # A /16 gives /20 each: 4,091 addresses for the network interfaces of functions.
  public   = { for i, zone in local.zones : zone => cidrsubnet(var.cidr, 4, i) }
  outbound = { for i, zone in local.zones : zone => cidrsubnet(var.cidr, 4, 4 + i) }
  inner    = { for i, zone in local.zones : zone => cidrsubnet(var.cidr, 4, 8 + i) }
}

resource "aws_vpc" "this" {
  cidr_block           = var.cidr
  enable_dns_hostnames = true
  enable_dns_support   = true

  tags = { Name = var.name }
}

# Whatever is put into the VPC without a security group of its own reaches nothing.
resource "aws_default_security_group" "closed" {
  vpc_id = aws_vpc.this.id

  tags = { Name = "${var.name}-closed" }
}

resource "aws_internet_gateway" "this" {
  vpc_id = aws_vpc.this.id

  tags = { Name = var.name }
}

resource "aws_subnet" "public" {
  for_each = local.public

  vpc_id            = aws_vpc.this.id
  availability_zone = each.key
  cidr_block        = each.value

  tags = { Name = "${var.name}-public-${each.key}" }
}

resource "aws_subnet" "outbound" {
  for_each = local.outbound

  vpc_id            = aws_vpc.this.id
  availability_zone = each.key
  cidr_block        = each.value

  tags = { Name = "${var.name}-outbound-${each.key}" }
}

resource "aws_subnet" "inner" {
  for_each = local.inner

  vpc_id            = aws_vpc.this.id
  availability_zone = each.key
  cidr_block        = each.value

  tags = { Name = "${var.name}-inner-${each.key}" }
}

# Fixed addresses: operators admit senders by address.
resource "aws_eip" "nat" {
  for_each = local.nat_zones

  domain = "vpc"

  tags = { Name = "${var.name}-nat-${each.key}" }

  depends_on = [aws_internet_gateway.this]
}

resource "aws_nat_gateway" "this" {
  for_each = local.nat_zones

  allocation_id = aws_eip.nat[each.key].id
  subnet_id     = aws_subnet.public[each.key].id

  tags = { Name = "${var.name}-${each.key}" }
}

resource "aws_route_table" "public" {
  vpc_id = aws_vpc.this.id

  tags = { Name = "${var.name}-public" }
}

resource "aws_route" "public" {
  route_table_id         = aws_route_table.public.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.this.id
}

resource "aws_route_table_association" "public" {
  for_each = aws_subnet.public

  route_table_id = aws_route_table.public.id
  subnet_id      = each.value.id
}

resource "aws_route_table" "outbound" {
  for_each = local.outbound

  vpc_id = aws_vpc.this.id

  tags = { Name = "${var.name}-outbound-${each.key}" }
}

resource "aws_route" "outbound" {
  for_each = local.outbound

  route_table_id         = aws_route_table.outbound[each.key].id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.this[var.nat_in_every_zone ? each.key : local.zones[0]].id
}

resource "aws_route_table_association" "outbound" {
  for_each = aws_subnet.outbound

  route_table_id = aws_route_table.outbound[each.key].id
  subnet_id      = each.value.id
}

resource "aws_route_table" "inner" {
  vpc_id = aws_vpc.this.id

  tags = { Name = "${var.name}-inner" }
}

resource "aws_route_table_association" "inner" {
  for_each = aws_subnet.inner

  route_table_id = aws_route_table.inner.id
  subnet_id      = each.value.id
}

# Ways to AWS' own services that do not lead through the internet. Who may use one opens its door there.
resource "aws_security_group" "endpoints" {
  name        = "${var.name}-endpoints"
  description = "Interface endpoints; the functions add themselves"
  vpc_id      = aws_vpc.this.id

  tags = { Name = "${var.name}-endpoints" }
}

data "aws_iam_policy_document" "endpoint" {
  for_each = var.endpoints

  statement {
    sid     = "OwnAccountOnly"
    actions = each.value
    # An endpoint's policy narrows who passes; to what, the roles say by ARN. Condition: nothing leaves for a foreign account.
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalAccount"
      values   = [data.aws_caller_identity.here.account_id]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceAccount"
      values   = [data.aws_caller_identity.here.account_id]
    }
  }
}

resource "aws_vpc_endpoint" "interface" {
  for_each = var.endpoints

  vpc_id              = aws_vpc.this.id
  service_name        = "com.amazonaws.${data.aws_region.here.region}.${each.key}"
  vpc_endpoint_type   = "Interface"
  private_dns_enabled = true
  subnet_ids          = [for subnet in aws_subnet.inner : subnet.id]
  security_group_ids  = [aws_security_group.endpoints.id]
  policy              = data.aws_iam_policy_document.endpoint[each.key].json

  tags = { Name = "${var.name}-${each.key}" }
}

# Who spoke with whom, kept for investigations; addresses and ports, no content.
resource "aws_cloudwatch_log_group" "flow" {
  name              = "/briefwissel/${var.name}/flow"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.logs_key_arn
}

data "aws_iam_policy_document" "flow_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["vpc-flow-logs.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.here.account_id]
    }
  }
}

data "aws_iam_policy_document" "flow" {
  statement {
    actions = ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"]
    # The streams of this group, whose names AWS chooses.
    resources = ["${aws_cloudwatch_log_group.flow.arn}:*"]
  }
}

resource "aws_iam_role" "flow" {
  name               = "${var.name}-flow-logs"
  assume_role_policy = data.aws_iam_policy_document.flow_trust.json
}

resource "aws_iam_role_policy" "flow" {
  name   = "write-flow-logs"
  role   = aws_iam_role.flow.id
  policy = data.aws_iam_policy_document.flow.json
}

resource "aws_flow_log" "this" {
  vpc_id          = aws_vpc.this.id
  traffic_type    = "ALL"
  log_destination = aws_cloudwatch_log_group.flow.arn
  iam_role_arn    = aws_iam_role.flow.arn

  tags = { Name = var.name }
}
