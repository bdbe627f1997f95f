// Reads the declarations that CDK for Terraform generates from a provider's schema. Of each argument they say the name as
// Terraform spells it (in the link of its comment), whether it is required (no question mark), its type, and whether it is
// a block ("… block" in its comment); of each attribute that can be read, a getter.

const INTERFACE = /^export interface (\w+)(?: extends [\w.]+)? \{\n([\s\S]*?)^\}/gm;
const MEMBER = /\/\*\*\n((?:\s*\*.*\n)*?)\s*\*\/\n\s*readonly (\w+)(\??): ([\s\S]*?);\n(?=\s*(?:\/\*\*|$))/g;
const CLASS = /^export declare class (\w+) extends [\w.]+ \{\n([\s\S]*?)^\}/gm;
const GETTER = /^ {4}get (\w+)\(\): ([^;]+);/gm;
const ITEM = /^ {4}get\(\w+: \w+\): (\w+);/m;

/**
 * A type's schema: {arguments, attributes}.
 *
 * arguments: by name, {required, kind, block} with kind string, number, bool, list, map or any, and block, where it is one:
 * {single, ...} with arguments of its own. attributes: by name in camel case, {attributes} where they are structures.
 */
export function readTypes(declarations, resource) {
  if (!declarations.includes(`tfResourceType = "${resource}"`)) throw new Error(`not the declarations of ${resource}`);
  const interfaces = new Map([...declarations.matchAll(INTERFACE)].map(([, name, body]) => [name, body]));
  const classes = new Map([...declarations.matchAll(CLASS)].map(([, name, body]) => [name, body]));
  const main = [...classes.keys()].find((name) => classes.get(name).includes("static readonly tfResourceType"));
  const settable = argumentsOf(`${main}Config`, interfaces);
  if (declarations.includes(`class ${main} extends cdktf.TerraformResource `)) {
    for (const computed of ["id", "tags_all"]) settable.delete(computed); // whatever CDK says
  }
  return { arguments: settable, attributes: attributesOf(main, classes) };
}

/** How CDK spells a name of Terraform: code_sha256 is codeSha256. */
export const camelCase = (name) => name.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());

function argumentsOf(name, interfaces) {
  const found = new Map();
  for (const [, comment, member, optional, type] of (interfaces.get(name) ?? "").matchAll(MEMBER)) {
    const spelled = /#([a-z0-9_]+) /.exec(comment)?.[1];
    if (!spelled) throw new Error(`${name}.${member} does not say how Terraform spells it`);
    found.set(spelled, {
      required: optional === "",
      kind: kindOf(type),
      block: comment.includes(`* ${spelled} block\n`) ? blockOf(type, interfaces) : undefined,
    });
  }
  return found;
}

function blockOf(type, interfaces) {
  const name = /^\w+/.exec(type)[0];
  return { single: !type.includes("[]"), arguments: argumentsOf(name, interfaces) };
}

function kindOf(type) {
  if (/^string\b(?!\[)/.test(type)) return "string";
  if (/^number\b(?!\[)/.test(type)) return "number";
  if (type.startsWith("boolean")) return "bool";
  if (type.startsWith("{")) return "map";
  return type.includes("[]") ? "list" : "any";
}

// Lazily: types refer to themselves.
function attributesOf(name, classes) {
  const body = classes.get(name);
  if (body === undefined) return undefined;
  const item = ITEM.exec(body)?.[1];
  if (item) return attributesOf(item, classes);
  return new Map(
    [...body.matchAll(GETTER)].filter(([, getter]) => !getter.endsWith("Input")).map(([, getter, type]) => [
      getter,
      { get attributes() { return attributesOf(type, classes); } },
    ]),
  );
}
