import { tokensOf } from "./tokens.mjs";

// A file as blocks and attributes:
//   block     {type, labels, line, comments, attributes, blocks}
//   attribute {name, line, comments, value}    value: the tokens of its expression

const OPENING = new Set(["{", "[", "("]);
const CLOSING = new Set(["}", "]", ")"]);

/** The body of a file: {attributes, blocks}. */
export function readHcl(text) {
  const reader = { tokens: tokensOf(text), at: 0 };
  return readBody(reader);
}

/** Every block below a body, the body's own first. */
export function* blocksBelow(body) {
  for (const block of body.blocks) {
    yield block;
    yield* blocksBelow(block);
  }
}

export const attributeOf = (block, name) => block.attributes.find((attribute) => attribute.name === name);

/** The text of a value that is one plain string, else undefined. */
export function plainString(attribute) {
  const [only, ...more] = (attribute?.value ?? []).filter((token) => token.kind !== "newline");
  if (only?.kind !== "string" || more.length > 0 || /[$%]\{/.test(only.text)) return undefined;
  return JSON.parse(only.text);
}

function readBody(reader) {
  const body = { attributes: [], blocks: [] };
  let comments = [];
  for (; reader.at < reader.tokens.length; reader.at++) {
    const token = reader.tokens[reader.at];
    if (token.kind === "sign" && token.text === "}") break;
    if (token.kind === "comment") comments.push(token);
    else if (token.kind === "word" || token.kind === "string") {
      readItem(reader, body, comments);
      comments = [];
    }
  }
  return body;
}

function readItem(reader, body, comments) {
  const { tokens } = reader;
  const name = tokens[reader.at];
  if (tokens[reader.at + 1].text === "=") {
    reader.at += 2;
    body.attributes.push({ name: name.text, line: name.line, comments, value: readValue(reader) });
    return;
  }
  const labels = [];
  for (reader.at++; tokens[reader.at].text !== "{"; reader.at++) labels.push(tokens[reader.at].text.replaceAll('"', ""));
  reader.at++;
  body.blocks.push({ type: name.text, labels, line: name.line, comments, ...readBody(reader) });
}

// Up to the end of the line that closes all brackets, or the brace of a block on one line; stands on the last token after.
function readValue(reader) {
  const value = [];
  let open = 0;
  for (; reader.at < reader.tokens.length; reader.at++) {
    const token = reader.tokens[reader.at];
    if (token.kind === "sign" && OPENING.has(token.text)) open++;
    if (token.kind === "sign" && CLOSING.has(token.text) && --open < 0) break;
    if (token.kind === "newline" && open === 0) break;
    value.push(token);
  }
  reader.at--;
  return value;
}
