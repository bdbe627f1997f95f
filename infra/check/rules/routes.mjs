import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { localsOf } from "../project.mjs";

// What the API describes and what is routed to a function are the same: a route that is missing would be a 404 that no test
// in the program sees, and one too many a door that nobody asked for.

const OPERATIONS = /^ {4}(get|post|put|patch|delete):/;
const NOT_PUBLIC = /^\/(q|events)(\/|$)/;

/** `openapi` is the description's file; where there is none, nothing is checked. */
export function checkRoutes({ modules }, complain, openapi) {
  if (!existsSync(openapi)) return;
  const described = new Set(routesOf(readFileSync(openapi, "utf8")));
  for (const module of modules) {
    const local = localsOf(module).find(({ name }) => name === "routes");
    if (!local) continue;
    const file = join(module.folder, "main.tf");
    const routed = local.value.filter(({ kind, text }) => kind === "string" && /^"[A-Z]+ \//.test(text));
    for (const { text, line } of routed) {
      if (!described.delete(JSON.parse(text))) complain(file, line, `routes ${JSON.parse(text)}, which docs/openapi.yaml does not describe, or twice`);
    }
    for (const route of described) complain(file, local.line, `routes no ${route}, which docs/openapi.yaml describes`);
  }
}

// The file is written by our own build in one shape: paths at two spaces, operations at four.
function routesOf(yaml) {
  const routes = [];
  let path;
  for (const line of yaml.slice(yaml.search(/^paths:/m)).split("\n").slice(1)) {
    if (/^\S/.test(line)) break;
    path = /^ {2}("?)(\/[^"]*?)\1:$/.exec(line)?.[2] ?? path;
    const operation = OPERATIONS.exec(line)?.[1];
    if (operation && !NOT_PUBLIC.test(path)) routes.push(`${operation.toUpperCase()} ${path}`);
  }
  return routes;
}
