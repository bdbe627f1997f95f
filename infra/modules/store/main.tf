# PostgreSQL, the one thing that holds the truth: Aurora Serverless v2, or a plain RDS instance.

locals {
  aurora = var.engine == "aurora"
  major  = split(".", var.engine_version)[0]
  port   = 5432

  owner_secret_arn = local.aurora ? aws_rds_cluster.this[0].master_user_secret[0].secret_arn : aws_db_instance.this[0].master_user_secret[0].secret_arn
  address          = local.aurora ? aws_rds_cluster.this[0].endpoint : aws_db_instance.this[0].address
  log_group        = local.aurora ? "/aws/rds/cluster/${var.name}/postgresql" : "/aws/rds/instance/${var.name}/postgresql"

  parameters = {
    # Nobody speaks with the database in clear, inside the VPC either.
    "rds.force_ssl" = "1"
    # No value that was bound to a statement stands in a log: it may be an identifier (rule 7 of the design, AVG art. 5).
    "log_statement"                     = "none"
    "log_parameter_max_length"          = "0"
    "log_parameter_max_length_on_error" = "0"
    "log_min_duration_statement"        = "2000"
    "log_error_verbosity"               = "terse"
    # A function that was ended in the middle of a transaction must not hold its locks.
    "idle_in_transaction_session_timeout" = "60000"
  }
}

resource "aws_security_group" "database" {
  name        = "${var.name}-database"
  description = "The database; who speaks with it adds itself"
  vpc_id      = var.vpc_id

  tags = { Name = "${var.name}-database" }
}

resource "aws_db_subnet_group" "this" {
  name        = var.name
  description = "Subnets without a way out"
  subnet_ids  = var.subnet_ids
}

resource "aws_cloudwatch_log_group" "postgresql" {
  name              = local.log_group
  retention_in_days = var.log_retention_days
  kms_key_id        = var.logs_key_arn
}

# Aurora ----------------------------------------------------------------------------------------------------------------

resource "aws_rds_cluster_parameter_group" "this" {
  count = local.aurora ? 1 : 0

  name        = "${var.name}-aurora-${local.major}"
  description = "TLS only, no values in logs"
  family      = "aurora-postgresql${local.major}"

  dynamic "parameter" {
    for_each = merge(local.parameters, { max_connections = tostring(var.max_connections) })

    content {
      name         = parameter.key
      value        = parameter.value
      apply_method = parameter.key == "max_connections" ? "pending-reboot" : "immediate"
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_rds_cluster" "this" {
  count = local.aurora ? 1 : 0

  cluster_identifier = var.name
  engine             = "aurora-postgresql"
  engine_mode        = "provisioned"
  engine_version     = var.engine_version
  database_name      = var.database
  port               = local.port

  # RDS makes the owner's password, keeps it in Secrets Manager and changes it every week. Only the migration reads it.
  master_username               = var.owner
  manage_master_user_password   = true
  master_user_secret_kms_key_id = var.secrets_key_arn

  db_subnet_group_name            = aws_db_subnet_group.this.name
  db_cluster_parameter_group_name = aws_rds_cluster_parameter_group.this[0].name
  vpc_security_group_ids          = [aws_security_group.database.id]
  storage_encrypted               = true
  kms_key_id                      = var.data_key_arn
  storage_type                    = var.io_optimized ? "aurora-iopt1" : null

  backup_retention_period         = var.backup_retention_days
  preferred_backup_window         = "01:00-02:00"
  preferred_maintenance_window    = "sun:02:30-sun:03:30"
  copy_tags_to_snapshot           = true
  deletion_protection             = var.deletion_protection
  skip_final_snapshot             = !var.deletion_protection
  final_snapshot_identifier       = "${var.name}-final"
  allow_major_version_upgrade     = false
  enabled_cloudwatch_logs_exports = ["postgresql"]

  serverlessv2_scaling_configuration {
    min_capacity = var.capacity.min
    max_capacity = var.capacity.max
  }

  depends_on = [aws_cloudwatch_log_group.postgresql]
}

resource "aws_rds_cluster_instance" "this" {
  count = local.aurora ? var.instance_count : 0

  identifier                      = "${var.name}-${count.index}"
  cluster_identifier              = aws_rds_cluster.this[0].id
  engine                          = aws_rds_cluster.this[0].engine
  engine_version                  = aws_rds_cluster.this[0].engine_version
  instance_class                  = "db.serverless"
  db_subnet_group_name            = aws_db_subnet_group.this.name
  ca_cert_identifier              = var.certificate_authority
  publicly_accessible             = false
  auto_minor_version_upgrade      = true
  performance_insights_enabled    = true
  performance_insights_kms_key_id = var.data_key_arn
  copy_tags_to_snapshot           = true
}

# Plain RDS -------------------------------------------------------------------------------------------------------------

resource "aws_db_parameter_group" "this" {
  count = local.aurora ? 0 : 1

  name        = "${var.name}-rds-${local.major}"
  description = "TLS only, no values in logs"
  family      = "postgres${local.major}"

  dynamic "parameter" {
    for_each = merge(local.parameters, { max_connections = tostring(var.max_connections) })

    content {
      name         = parameter.key
      value        = parameter.value
      apply_method = parameter.key == "max_connections" ? "pending-reboot" : "immediate"
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_db_instance" "this" {
  count = local.aurora ? 0 : 1

  identifier     = var.name
  engine         = "postgres"
  engine_version = var.engine_version
  instance_class = var.instance_class
  db_name        = var.database
  port           = local.port
  multi_az       = var.instance_count > 1

  username                      = var.owner
  manage_master_user_password   = true
  master_user_secret_kms_key_id = var.secrets_key_arn

  allocated_storage      = var.storage_gib.allocated
  max_allocated_storage  = var.storage_gib.max
  storage_type           = "gp3"
  storage_encrypted      = true
  kms_key_id             = var.data_key_arn
  db_subnet_group_name   = aws_db_subnet_group.this.name
  parameter_group_name   = aws_db_parameter_group.this[0].name
  vpc_security_group_ids = [aws_security_group.database.id]
  ca_cert_identifier     = var.certificate_authority
  publicly_accessible    = false

  backup_retention_period         = var.backup_retention_days
  backup_window                   = "01:00-02:00"
  maintenance_window              = "sun:02:30-sun:03:30"
  copy_tags_to_snapshot           = true
  deletion_protection             = var.deletion_protection
  skip_final_snapshot             = !var.deletion_protection
  final_snapshot_identifier       = "${var.name}-final"
  auto_minor_version_upgrade      = true
  performance_insights_enabled    = true
  performance_insights_kms_key_id = var.data_key_arn
  enabled_cloudwatch_logs_exports = ["postgresql"]

  depends_on = [aws_cloudwatch_log_group.postgresql]
}
