import { readProject, declared, typeOf } from "./project.mjs";
import { schemasOf } from "./provider.mjs";
import { checkCycles } from "./rules/cycles.mjs";
import { checkDeclarations } from "./rules/declarations.mjs";
import { checkFiles } from "./rules/files.mjs";
import { checkPolicies } from "./rules/policies.mjs";
import { checkPromises } from "./rules/promises.mjs";
import { checkReferences } from "./rules/references.mjs";
import { checkRoutes } from "./rules/routes.mjs";
import { checkTypes } from "./rules/types.mjs";
import { checkValues } from "./rules/values.mjs";

/**
 * Everything that is wrong with the Terraform below a folder: [{file, line, text}], in the order of the files; with what
 * was looked at: {modules, types}.
 *
 * @param openapi the description whose routes have to be routed
 */
export async function complaintsAbout(root, openapi) {
  const project = await readProject(root);
  const complaints = [...project.complaints];
  const complain = (file, line, text) => complaints.push({ file, line, text });
  const blocks = project.modules.flatMap((module) => [...declared(module, "resource"), ...declared(module, "data")]);
  const types = [...new Set(blocks.map(typeOf).filter((type) => /^(data\.)?aws_/.test(type)))];
  const schemas = await schemasOf(types);
  await checkFiles(project, complain);
  checkTypes(project, complain, schemas);
  checkReferences(project, complain, schemas);
  checkDeclarations(project, complain);
  checkValues(project, complain);
  checkPolicies(project, complain);
  checkRoutes(project, complain, openapi);
  if (complaints.length === 0) {
    // What does not resolve can neither be drawn as a graph nor be held to a promise.
    checkCycles(project, complain);
    checkPromises(project, complain);
  }
  complaints.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
  return { complaints, modules: project.modules.length, types: types.length };
}
