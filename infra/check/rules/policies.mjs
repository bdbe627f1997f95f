import { attributeOf } from "../hcl.mjs";
import { allBlocks } from "./references.mjs";

const POLICIES = new Set(["policy", "assume_role_policy", "inline_policy", "access_policies"]);
const WIDE = ["actions", "resources", "not_actions", "not_resources"];

/** A * in a policy says why, in a comment right above or beside it; policies are documents, so that this can be seen. */
export function checkPolicies({ modules }, complain) {
  for (const module of modules) {
    for (const block of allBlocks(module)) {
      if (block.type === "statement") checkStatement(block, complain);
      for (const { name, line, value } of block.attributes) {
        if (POLICIES.has(name) && value[0].text === "jsonencode") {
          complain(block.file, line, `${name} is written as JSON; use an aws_iam_policy_document`);
        }
      }
    }
  }
}

function checkStatement(block, complain) {
  for (const name of WIDE) {
    const attribute = attributeOf(block, name);
    const wide = attribute?.value.filter((token) => token.kind === "string" && token.text.includes("*")) ?? [];
    const reason = attribute && (attribute.comments.length > 0 || attribute.value.some(({ kind }) => kind === "comment"));
    if (wide.length > 0 && !reason) complain(block.file, attribute.line, `${wide[0].text} in ${name} without a comment that says why`);
  }
  if (attributeOf(block, "not_actions")) complain(block.file, block.line, "not_actions allows whatever is invented later");
}
