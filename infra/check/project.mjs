import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import hcl2json from "@cdktf/hcl2json";
import { attributeOf, plainString, readHcl } from "./hcl.mjs";

// All Terraform below a folder: every folder that has .tf files is one module, whether called or applied.

const LEFT_OUT = new Set(["node_modules", "check", ".terraform"]);

/** {root, modules, complaints}; complaints are of files that do not parse, which the rules then do not see. */
export async function readProject(root) {
  const complaints = [];
  const modules = [];
  for (const folder of foldersWithTerraform(root)) modules.push(await readModule(root, folder, complaints));
  return { root, modules, complaints };
}

/** The module that a call of another means by its source, or undefined. */
export function calledModule(project, caller, call) {
  const source = plainString(attributeOf(call, "source"));
  return source && project.modules.find((module) => module.folder === join(caller.folder, source));
}

export const declared = (module, type) => module.blocks.filter((block) => block.type === type);

/** The names that the `locals` blocks of a module give, as attributes. */
export const localsOf = (module) => declared(module, "locals").flatMap((block) => block.attributes);

/** "aws_sqs_queue" or "data.aws_region": how the schema calls the type of a resource or data block. */
export const typeOf = (block) => (block.type === "data" ? `data.${block.labels[0]}` : block.labels[0]);

function foldersWithTerraform(folder) {
  const entries = readdirSync(folder, { withFileTypes: true });
  const below = entries.filter((entry) => entry.isDirectory() && !LEFT_OUT.has(entry.name));
  const here = entries.some((entry) => entry.name.endsWith(".tf")) ? [folder] : [];
  return [...here, ...below.flatMap((entry) => foldersWithTerraform(join(folder, entry.name)))].sort();
}

async function readModule(root, folder, complaints) {
  const files = readdirSync(folder).filter((name) => existsSync(join(folder, name)));
  const module = { folder, name: relative(root, folder) || ".", files, texts: new Map(), blocks: [], settings: new Map() };
  for (const name of files.filter((file) => /\.(tf|tfvars|tfbackend)$/.test(file))) {
    const path = join(folder, name);
    const text = readFileSync(path, "utf8");
    module.texts.set(path, text);
    const body = await readFile(path, text, complaints);
    if (body === undefined) continue;
    if (name.endsWith(".tf")) module.blocks.push(...body.blocks.map((block) => ({ ...block, file: path })));
    else module.settings.set(path, body);
  }
  return module;
}

// Two readings of one file: if they do not see the same blocks and attributes, ours is wrong, and nothing below can be trusted.
async function readFile(path, text, complaints) {
  let json;
  try {
    json = await hcl2json.parse(path, text);
  } catch (e) {
    complaints.push({ file: path, line: Number(/:(\d+),/.exec(e.message)?.[1] ?? 1), text: `does not parse: ${said(e)}` });
    return undefined;
  }
  const body = readHcl(text);
  requireSame(body, json, path);
  return body;
}

// Down to the innermost block: the same names, and of each block as many, in the same order.
function requireSame(body, json, where) {
  const seen = [...new Set([...body.blocks.map(({ type }) => type), ...body.attributes.map(({ name }) => name)])].sort();
  const there = Object.keys(json).sort();
  if (seen.join() !== there.join()) throw new Error(`${where}: read as ${seen}, but it is ${there}`);
  const passed = new Map();
  for (const block of body.blocks) {
    const name = [block.type, ...block.labels].join(".");
    const twins = block.labels.reduce((node, label) => node?.[label], json[block.type]);
    const at = passed.get(name) ?? 0;
    if (!twins?.[at]) throw new Error(`${where}: read one more ${name} than there is`);
    requireSame(block, twins[at], `${where}: ${name}`);
    passed.set(name, at + 1);
  }
}

const said = (e) => /\d+: (.*?);/.exec(e.message)?.[1] ?? e.message;
