import { blocksBelow } from "../hcl.mjs";
import { declared } from "../project.mjs";

// What the schema would let pass and Briefwissel would not: of each type, what its text has to say, or must not, and why.

const ENCRYPTED = "what is stored is encrypted under a key of ours";
const PERSONS = "a log says nothing that leads to a person (design, rule 7)";

const PROMISES = [
  ["aws_sqs_queue", "kms_master_key_id", /./, ENCRYPTED],
  ["aws_sns_topic", "kms_master_key_id", /./, ENCRYPTED],
  ["aws_cloudwatch_log_group", "kms_key_id", /./, ENCRYPTED],
  ["aws_cloudwatch_log_group", "retention_in_days", /./, "a log without an end is kept for ever"],
  ["aws_secretsmanager_secret", "kms_key_id", /./, ENCRYPTED],
  ["aws_kms_key", "enable_key_rotation", /^true$/, "keys are rotated"],
  ["aws_rds_cluster", "storage_encrypted", /^true$/, ENCRYPTED],
  ["aws_rds_cluster", "deletion_protection", /./, "production is not deleted by mistake"],
  ["aws_rds_cluster", "manage_master_user_password", /^true$/, "no password in the state"],
  ["aws_rds_cluster_instance", "publicly_accessible", /^false$/, "nobody reaches the database from outside"],
  ["aws_db_instance", "storage_encrypted", /^true$/, ENCRYPTED],
  ["aws_db_instance", "deletion_protection", /./, "production is not deleted by mistake"],
  ["aws_db_instance", "manage_master_user_password", /^true$/, "no password in the state"],
  ["aws_db_instance", "publicly_accessible", /^false$/, "nobody reaches the database from outside"],
  ["aws_db_proxy", "require_tls", /^true$/, "nobody speaks with the database in clear"],
  ["aws_db_proxy", "debug_logging", /^false$/, PERSONS],
  ["aws_lambda_function", "reserved_concurrent_executions", /./, "it bounds the connections to the database"],
  ["aws_lambda_function", "kms_key_arn", /./, ENCRYPTED],
  ["aws_lambda_function", "s3_object_version", /./, "an upload alone changes nothing"],
  ["aws_lambda_event_source_mapping", "function_response_types", /ReportBatchItemFailures/, "else one failure brings back the batch"],
  ["aws_lambda_permission", "source_arn", /./, "else every API of the account may call"],
  ["aws_apigatewayv2_domain_name", "security_policy", /TLS_1_2/, "nothing older than TLS 1.2"],
  ["aws_apigatewayv2_stage", "format", /^(?!.*(sourceIp|userAgent|\.path|queryString|rawQuery|identity|authorizer))/s, PERSONS],
];

export function checkPromises({ modules }, complain) {
  for (const module of modules) {
    for (const resource of declared(module, "resource")) {
      for (const [type, name, pattern, because] of PROMISES) {
        if (resource.labels[0] === type) check(resource, name, pattern, because, complain);
      }
      if (resource.labels[0] === "aws_lambda_event_source_mapping") checkVisibility(modules, complain);
    }
  }
}

function check(resource, name, pattern, because, complain) {
  const found = [resource, ...blocksBelow(resource)].flatMap((block) => block.attributes).filter((attribute) => attribute.name === name);
  const line = found[0]?.line ?? resource.line;
  const kept = found.some(({ value }) => pattern.test(value.map(({ text }) => text).join(" ")));
  if (!kept) complain(resource.file, line, `${resource.labels.join(".")}: ${name} is not as it should be: ${because}`);
}

// AWS Lambda, "Using Lambda with Amazon SQS": at least six times the function's time-out.
function checkVisibility(modules, complain) {
  const queues = modules.flatMap((module) => declared(module, "resource").filter(({ labels }) => labels[0] === "aws_sqs_queue"));
  const six = queues.some((queue) => queue.attributes.some(({ name, value }) => name === "visibility_timeout_seconds" && value[0].text === "6"));
  if (!six) complain(queues[0]?.file ?? modules[0].folder, queues[0]?.line ?? 1, "no queue hides a message for 6 times the function's time-out");
}
