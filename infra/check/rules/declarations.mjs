import { attributeOf, plainString } from "../hcl.mjs";
import { calledModule, declared } from "../project.mjs";
import { providerVersion } from "../provider.mjs";

const CALL_ARGUMENTS = new Set(["source", "version", "count", "for_each", "depends_on", "providers"]);

/** Variables and outputs say what they are; calls pass what is declared; settings set what is declared; versions agree. */
export function checkDeclarations(project, complain) {
  for (const module of project.modules) {
    for (const block of [...declared(module, "variable"), ...declared(module, "output")]) {
      const named = `${block.type} ${block.labels[0]}`;
      if (!plainString(attributeOf(block, "description"))) complain(block.file, block.line, `${named} lacks a description`);
      if (block.type === "variable" && !attributeOf(block, "type")) complain(block.file, block.line, `${named} lacks a type`);
    }
    for (const call of declared(module, "module")) checkCall(project, module, call, complain);
    for (const [path, body] of module.settings) {
      if (path.endsWith(".tfvars")) checkSettings(module, path, body, complain);
    }
    checkVersions(module, complain);
  }
}

function checkCall(project, module, call, complain) {
  const called = calledModule(project, module, call);
  const named = `module ${call.labels[0]}`;
  if (!called) return complain(call.file, call.line, `${named}: there is no such folder`);
  const passed = call.attributes.filter(({ name }) => !CALL_ARGUMENTS.has(name));
  compare(passed, called, call.line, (line, text) => complain(call.file, line, `${named} ${text}`));
}

function checkSettings(module, path, body, complain) {
  compare(body.attributes, module, 1, (line, text) => complain(path, line, text));
}

function compare(passed, module, line, said) {
  const variables = new Map(declared(module, "variable").map((block) => [block.labels[0], block]));
  for (const { name, line } of passed) if (!variables.has(name)) said(line, `sets ${name}, which is not declared`);
  for (const [name, block] of variables) {
    const set = passed.some((attribute) => attribute.name === name);
    if (!set && !attributeOf(block, "default")) said(line, `does not set ${name}, which has no default`);
  }
}

// The schema that was checked against is that of one version; a module that would take another was not checked.
function checkVersions(module, complain) {
  const [terraform] = declared(module, "terraform");
  const path = `${module.folder}/versions.tf`;
  if (!terraform || !attributeOf(terraform, "required_version")) return complain(path, 1, "lacks a required_version");
  const providers = terraform.blocks.find(({ type }) => type === "required_providers");
  const version = /version\s*=\s*"([^"]*)"/.exec(providers ? textOf(attributeOf(providers, "aws")) : "")?.[1];
  const expected = `~> ${providerVersion.replace(/\.\d+$/, "")}`;
  if (version !== expected) complain(path, terraform.line, `wants aws ${version}; what is checked here is ${expected}`);
}

const textOf = (attribute) => (attribute?.value ?? []).map(({ text }) => text).join(" ");
