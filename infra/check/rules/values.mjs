import { attributeOf, plainString } from "../hcl.mjs";
import { calledModule, declared, localsOf } from "../project.mjs";

// A variable that takes one of a few words, contains(["a", "b"], var.x), is given one of them, by every call where that is
// written out: as a word, as each.key of words, or as each.key of a local that is written out by its keys. No more is computed.

export function checkValues(project, complain) {
  for (const module of project.modules) {
    for (const call of declared(module, "module")) {
      const called = calledModule(project, module, call);
      for (const variable of called ? declared(called, "variable") : []) {
        const [name] = variable.labels;
        const allowed = wordsAllowed(variable);
        const given = attributeOf(call, name);
        if (!allowed || !given) continue;
        for (const word of wordsGiven(given, call, module)) {
          if (!allowed.includes(word)) complain(call.file, given.line, `module ${call.labels[0]} sets ${name} to ${word}, which is refused there`);
        }
      }
    }
  }
}

function wordsAllowed(variable) {
  const texts = variable.blocks.filter(({ type }) => type === "validation").map((block) => textOf(attributeOf(block, "condition")));
  const lists = texts.map((text) => /^contains\(\[("[^\]]*")\],var\.(\w+)\)$/.exec(text)).filter((match) => match?.[2] === variable.labels[0]);
  return lists.length === 0 ? undefined : JSON.parse(`[${lists[0][1]}]`);
}

function wordsGiven(given, call, module) {
  const word = plainString(given);
  if (word !== undefined) return [word];
  if (textOf(given) !== "each.key") return [];
  const source = attributeOf(call, "for_each");
  const words = /^toset\(\[(.*)\]\)$/.exec(textOf(source));
  if (words) return JSON.parse(`[${words[1]}]`);
  const [, local] = /^local\.(\w+)$/.exec(textOf(source)) ?? [];
  return keysOf(localsOf(module).find(({ name }) => name === local)?.value ?? []);
}

/** Of { a = …, b = … } as it is written; of anything else none. */
function keysOf(value) {
  const keys = [];
  let open = 0;
  value.forEach(({ kind, text }, at) => {
    if (kind === "sign" && "{[(".includes(text)) open++;
    if (kind === "sign" && "}])".includes(text)) open--;
    const isKey = open === 1 && value[0].text === "{" && ["word", "string"].includes(kind) && value[at + 1]?.text === "=";
    if (isKey) keys.push(text.replaceAll('"', ""));
  });
  return keys;
}

const textOf = (attribute) =>
  (attribute?.value ?? []).filter(({ kind }) => kind !== "newline" && kind !== "comment").map(({ text }) => text).join("");
