// The words of HCL, with the line each stands on. hcl2json says whether a file is HCL at all; this reader only has to take
// apart what is, because hcl2json gives neither lines nor comments, and writes a block and a list of objects alike.

const IDENTIFIER = /[A-Za-z_][A-Za-z0-9_-]*/y;
const NUMBER = /\d+(\.\d+)?([eE][+-]?\d+)?/y;
const HEREDOC = /<<-?([A-Za-z_][A-Za-z0-9_]*)\r?\n/y;
const OPERATOR = /=>|==|!=|<=|>=|&&|\|\||\.\.\.|[^\s\w]/y;

/** The tokens of a text: {kind, text, line}; kinds: word, number, string, comment, newline, sign. */
export function tokensOf(text, firstLine = 1) {
  const tokens = [];
  let at = 0;
  let line = firstLine;
  const take = (kind, end) => {
    const piece = text.slice(at, end);
    tokens.push({ kind, text: piece, line });
    line += piece.split("\n").length - 1;
    at = end;
  };
  while (at < text.length) {
    const rest = text[at];
    if (rest === "\n") take("newline", at + 1);
    else if (/\s/.test(rest)) at++;
    else if (rest === "#" || text.startsWith("//", at)) take("comment", endOfLine(text, at));
    else if (text.startsWith("/*", at)) take("comment", text.indexOf("*/", at) + 2);
    else if (rest === '"') take("string", endOfString(text, at));
    else if (matches(HEREDOC, text, at)) take("string", endOfHeredoc(text, at));
    else if (matches(IDENTIFIER, text, at)) take("word", IDENTIFIER.lastIndex);
    else if (matches(NUMBER, text, at)) take("number", NUMBER.lastIndex);
    else if (matches(OPERATOR, text, at)) take("sign", OPERATOR.lastIndex);
    else throw new Error(`line ${line}: unreadable: ${rest}`);
  }
  return tokens;
}

/** What stands inside the ${…} and %{…} of a string or heredoc, each as tokens. */
export function templatesIn(token) {
  const found = [];
  for (let at = 0; at < token.text.length; at++) {
    if (!/[$%]/.test(token.text[at]) || token.text[at + 1] !== "{") continue;
    if (token.text[at - 1] === token.text[at]) continue; // $${ is a literal ${
    const end = endOfTemplate(token.text, at + 2);
    const before = token.text.slice(0, at).split("\n").length - 1;
    found.push(tokensOf(token.text.slice(at + 2, end - 1).replace(/^~|~$/g, " "), token.line + before));
    at = end - 1;
  }
  return found;
}

function matches(pattern, text, at) {
  pattern.lastIndex = at;
  return pattern.test(text);
}

function endOfLine(text, at) {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}

function endOfString(text, at) {
  for (let i = at + 1; i < text.length; i++) {
    if (text[i] === "\\") i++;
    else if (text[i] === '"') return i + 1;
    else if (/[$%]/.test(text[i]) && text[i + 1] === "{" && text[i - 1] !== text[i]) i = endOfTemplate(text, i + 2) - 1;
  }
  return text.length;
}

// After the } that closes a template whose inside begins at a place; strings in it may hold braces of their own.
function endOfTemplate(text, at) {
  let open = 1;
  for (let i = at; i < text.length; i++) {
    if (text[i] === '"') i = endOfString(text, i) - 1;
    else if (text[i] === "{") open++;
    else if (text[i] === "}" && --open === 0) return i + 1;
  }
  return text.length;
}

function endOfHeredoc(text, at) {
  HEREDOC.lastIndex = at;
  const [opening, marker] = HEREDOC.exec(text);
  const close = new RegExp(`^[ \\t]*${marker}$`, "m");
  const body = text.slice(at + opening.length);
  const found = close.exec(body);
  return found ? at + opening.length + found.index + found[0].length : text.length;
}
