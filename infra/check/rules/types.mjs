import { declared, typeOf } from "../project.mjs";

// Every resource and data source against the provider's schema: its arguments, its nested blocks, what is required.

const META_ARGUMENTS = new Set(["count", "for_each", "depends_on", "provider"]);
const META_BLOCKS = new Set(["lifecycle", "provisioner", "connection"]);

/** `schemas` by type name, as provider.mjs gives them. */
export function checkTypes({ modules }, complain, schemas) {
  for (const module of modules) {
    for (const block of [...declared(module, "resource"), ...declared(module, "data")]) {
      if (!block.labels[0].startsWith("aws_")) continue; // terraform_data is Terraform's own
      const schema = schemas.get(typeOf(block));
      const said = (line, text) => complain(block.file, line, text);
      if (schema) checkBody(block, schema.arguments, typeOf(block), said, true);
      else said(block.line, `the provider has no ${block.type} ${block.labels[0]}`);
    }
  }
}

function checkBody(body, schema, where, said, outermost) {
  const blocks = body.blocks.map(asWritten).filter(({ type }) => !(outermost && META_BLOCKS.has(type)));
  const attributes = body.attributes.filter(({ name }) => !(outermost && META_ARGUMENTS.has(name)));
  for (const attribute of attributes) checkAttribute(attribute, schema.get(attribute.name), where, said);
  for (const block of blocks) checkBlock(block, blocks, schema.get(block.type), where, said);
  const present = new Set([...attributes.map(({ name }) => name), ...blocks.map(({ type }) => type)]);
  for (const [name, { required, block }] of schema) {
    if (required && !present.has(name)) said(body.line, `${where} lacks the ${block ? "block" : "argument"} ${name}`);
  }
}

// dynamic "x" { content { … } } stands for any number of blocks x.
function asWritten(block) {
  if (block.type !== "dynamic") return { ...block, dynamic: false };
  const content = block.blocks.find(({ type }) => type === "content") ?? { attributes: [], blocks: [] };
  return { ...block, type: block.labels[0], attributes: content.attributes, blocks: content.blocks, dynamic: true };
}

function checkAttribute({ name, line, value }, schema, where, said) {
  if (!schema) said(line, `${where} has no argument ${name}`);
  else if (schema.block) said(line, `${name} of ${where} is a block, and not an argument: no =`);
  else if (!fits(value, schema.kind)) said(line, `${name} of ${where} takes a ${schema.kind}`);
}

function checkBlock(block, siblings, schema, where, said) {
  if (!schema) return said(block.line, `${where} has no block ${block.type}`);
  if (!schema.block) return said(block.line, `${block.type} of ${where} is an argument, and not a block: it wants =`);
  const same = siblings.filter(({ type }) => type === block.type);
  if (schema.block.single && same.length > 1 && same[0] === block) said(same[1].line, `${where} takes one ${block.type}`);
  checkBody(block, schema.block.arguments, `${where}.${block.type}`, said, false);
}

// Judges what is written out; what is computed may be anything.
function fits(value, kind) {
  const tokens = value.filter((token) => token.kind !== "newline" && token.kind !== "comment");
  const [{ kind: written, text }] = tokens;
  if (written === "sign" && "[{".includes(text) && closesAtTheEnd(tokens)) {
    return kind === "any" || kind === (text === "[" ? "list" : "map");
  }
  if (tokens.length > 1) return true;
  if (written === "string") return kind !== "list" && kind !== "map" && (kind !== "number" || /^"(-?[\d.]+|.*\$\{.*)"$/.test(text));
  if (written === "number") return kind !== "list" && kind !== "map" && kind !== "bool";
  if (text === "true" || text === "false") return kind !== "list" && kind !== "map" && kind !== "number";
  return true;
}

function closesAtTheEnd(tokens) {
  let open = 0;
  return tokens.every((token, at) => {
    if (token.kind === "sign" && "{[(".includes(token.text)) open++;
    if (token.kind === "sign" && "}])".includes(token.text)) open--;
    return open > 0 || at === tokens.length - 1;
  });
}
