import { templatesIn } from "./tokens.mjs";

// What an expression speaks of: references such as var.name or aws_sqs_queue.this[0].arn, and functions it calls.

const KEYWORDS = new Set(["true", "false", "null", "for", "in", "if", "else", "endif", "endfor"]);

/**
 * {references: [{path, line}], functions: [{name, line}]} of an expression's tokens, those inside of strings too. An
 * index ([0], ["a"], [*]) is "[]" in a path. Names that a `for` introduces are no references.
 */
export function spokenOf(tokens) {
  const found = { references: [], functions: [] };
  const sequences = [tokens.filter((token) => token.kind !== "comment")];
  for (const sequence of sequences) {
    for (const token of sequence) if (token.kind === "string") sequences.push(...templatesIn(token));
  }
  const own = new Set(sequences.flatMap(namesOfFor));
  for (const sequence of sequences) collect(sequence, own, found);
  return found;
}

function namesOfFor(tokens) {
  const names = [];
  tokens.forEach((token, at) => {
    if (token.kind !== "word" || token.text !== "for" || isMember(tokens, at)) return;
    for (let i = at + 1; i < tokens.length && tokens[i].text !== "in"; i++) {
      if (tokens[i].kind === "word") names.push(tokens[i].text);
    }
  });
  return names;
}

function collect(tokens, own, found) {
  const brackets = [];
  tokens.forEach((token, at) => {
    if (token.kind === "sign" && "{[(".includes(token.text)) brackets.push(token.text);
    if (token.kind === "sign" && "}])".includes(token.text)) brackets.pop();
    if (token.kind !== "word" || isMember(tokens, at) || KEYWORDS.has(token.text)) return;
    if (tokens[at + 1]?.text === "(") found.functions.push({ name: token.text, line: token.line });
    else if (brackets.at(-1) === "{" && isKey(tokens, at)) return;
    else if (!own.has(token.text)) found.references.push({ path: pathFrom(tokens, at), line: token.line });
  });
}

const isMember = (tokens, at) => tokens[at - 1]?.text === ".";

function isKey(tokens, at) {
  const before = tokens[at - 1];
  const opens = before?.text === "{" || before?.text === "," || before?.kind === "newline";
  return opens && ["=", ":"].includes(tokens[at + 1]?.text);
}

function pathFrom(tokens, at) {
  const path = [tokens[at].text];
  for (let i = at + 1; i < tokens.length; i++) {
    if (tokens[i].text === ".") {
      path.push(tokens[++i].text === "*" || tokens[i].kind === "number" ? "[]" : tokens[i].text);
    } else if (tokens[i].text === "[") {
      path.push("[]");
      i = closing(tokens, i);
    } else break;
  }
  return path;
}

function closing(tokens, at) {
  let open = 0;
  for (let i = at; i < tokens.length; i++) {
    if ("{[(".includes(tokens[i].text)) open++;
    if ("}])".includes(tokens[i].text) && --open === 0) return i;
  }
  return tokens.length;
}
