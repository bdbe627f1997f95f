import { readFileSync } from "node:fs";
import { spokenOf } from "../expression.mjs";
import { blocksBelow } from "../hcl.mjs";
import { calledModule, declared, localsOf } from "../project.mjs";
import { camelCase } from "../schema.mjs";

// Whatever an expression speaks of has to be there, and whatever is declared has to be spoken of.

const FUNCTIONS = new Set(readFileSync(new URL("../functions.txt", import.meta.url), "utf8").split(/\s+/));
const GIVEN = new Set(["each", "count", "self", "path", "terraform"]);

export function checkReferences(project, complain, schemas) {
  for (const module of project.modules) {
    const spoken = [];
    for (const { block, scope, value, line } of expressionsOf(module)) {
      const { references, functions } = spokenOf(value);
      for (const { name, line } of functions) {
        if (!FUNCTIONS.has(name)) complain(block.file, line, `Terraform has no function ${name}`);
      }
      for (const reference of references) {
        spoken.push(reference.path);
        const wrong = whatIsWrong(reference.path, { project, module, scope, schemas });
        if (wrong) complain(block.file, reference.line ?? line, wrong);
      }
    }
    checkUse(module, spoken, complain);
  }
}

/** The expressions of a module: {block, scope, value, line}; scope: what dynamic blocks around it introduce. */
export function* expressionsOf(module) {
  for (const block of module.blocks) yield* expressionsIn(block, block, new Set());
}

function* expressionsIn(outermost, block, scope) {
  const inner = block.type === "dynamic" ? new Set([...scope, iteratorOf(block)]) : scope;
  for (const { name, value, line } of block.attributes) {
    // A type, and what lifecycle ignores, are written in words that are no references.
    if (name === "ignore_changes" || name === "iterator" || (name === "type" && block.type === "variable")) continue;
    if (block.type === "required_providers") continue;
    yield { block: outermost, scope: inner, value, line };
  }
  for (const below of block.blocks) yield* expressionsIn(outermost, below, inner);
}

const iteratorOf = (block) => block.attributes.find(({ name }) => name === "iterator")?.value[0].text ?? block.labels[0];

function whatIsWrong(path, context) {
  const [root, name] = path;
  const { module, scope } = context;
  if (GIVEN.has(root) || scope.has(root)) return undefined;
  if (root === "var") return declared(module, "variable").some(({ labels }) => labels[0] === name) ? undefined : `there is no variable ${name}`;
  if (root === "local") return localsOf(module).some((local) => local.name === name) ? undefined : `there is no local ${name}`;
  if (root === "module") return wrongOutput(path, context);
  if (root === "data") return wrongAttribute(path.slice(1), "data", context);
  if (/^[a-z0-9]+_/.test(root) && name !== undefined) return wrongAttribute(path, "resource", context);
  return `${root} is nothing that is known here`;
}

function wrongOutput(path, { project, module }) {
  const call = declared(module, "module").find(({ labels }) => labels[0] === path[1]);
  if (!call) return `there is no module ${path[1]}`;
  const called = calledModule(project, module, call);
  const output = path.slice(2).find((part) => part !== "[]");
  if (!called || output === undefined) return undefined;
  return declared(called, "output").some(({ labels }) => labels[0] === output) ? undefined : `module ${path[1]} has no output ${output}`;
}

function wrongAttribute([type, name, ...rest], kind, { module, schemas }) {
  const found = declared(module, kind).some(({ labels }) => labels[0] === type && labels[1] === name);
  if (!found) return `there is no ${kind} ${type}.${name}`;
  let attributes = schemas.get(kind === "data" ? `data.${type}` : type)?.attributes;
  for (const part of rest.filter((part) => part !== "[]")) {
    if (!attributes) return undefined;
    if (!attributes.has(camelCase(part))) return `${type} has no attribute ${rest.filter((part) => part !== "[]").join(".")}`;
    attributes = attributes.get(camelCase(part)).attributes;
  }
  return undefined;
}

function checkUse(module, spoken, complain) {
  const uses = (root, name) => spoken.some((path) => path[0] === root && path[1] === name);
  for (const block of declared(module, "variable")) {
    if (!uses("var", block.labels[0])) complain(block.file, block.line, `nobody uses variable ${block.labels[0]}`);
  }
  for (const block of declared(module, "locals")) {
    for (const { name, line } of block.attributes) if (!uses("local", name)) complain(block.file, line, `nobody uses local ${name}`);
  }
  for (const block of declared(module, "data")) {
    const used = spoken.some((path) => path[0] === "data" && path[1] === block.labels[0] && path[2] === block.labels[1]);
    if (!used) complain(block.file, block.line, `nobody uses data ${block.labels.join(".")}`);
  }
}

/** For rules that look for something in blocks at any depth. */
export const allBlocks = (module) => module.blocks.flatMap((block) => [block, ...blocksBelow(block)].map((b) => ({ ...b, file: block.file })));
