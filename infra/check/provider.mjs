import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync } from "node:fs";
import { homedir } from "node:os";
import { basename, join } from "node:path";
import { list } from "tar";
import { readTypes } from "./schema.mjs";

// The schema of the AWS provider, as its CDK binding carries it: one declaration file for each resource and data source.
// The package unpacks to 400 MB, of which a dozen files are looked at: so it stays packed, in the user's cache, and the
// files are read out of it.

const settings = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8")).provider;

/** The version of the Terraform provider that the schema is of. */
export const providerVersion = settings.terraform;

const known = new Map(); // reading through the package takes most of a second

/**
 * The schema of each type that is named and exists, by name; data sources as "data.aws_…".
 *
 * @param names of resources and data sources; what the provider does not have is absent from the answer
 */
export async function schemasOf(names) {
  const wanted = new Map(names.filter((name) => !known.has(name)).map((name) => [`package/lib/${folderOf(name)}/index.d.ts`, name]));
  const reading = [];
  const onReadEntry = (entry) => reading.push(readEntry(entry, wanted.get(entry.path)));
  if (wanted.size > 0) await list({ file: packed(), filter: (path) => wanted.has(path), onReadEntry });
  for (const [name, schema] of await Promise.all(reading)) known.set(name, schema);
  return known;
}

async function readEntry(entry, name) {
  const declarations = (await entry.concat()).toString("utf8");
  return [name, readTypes(declarations, name.replace(/^data\./, ""))];
}

const folderOf = (name) => {
  const kebab = name.replace(/^data\./, "").replace(/^aws_/, "").replaceAll("_", "-");
  return name.startsWith("data.") ? `data-aws-${kebab}` : kebab;
};

function packed() {
  const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "briefwissel", "infra-check");
  const file = join(cache, `${settings.package.replace(/[@/]/g, "_")}.tgz`);
  if (existsSync(file) && isIntact(file)) return file;
  mkdirSync(cache, { recursive: true });
  console.error(`fetching ${settings.package} (37 MB, once)`);
  const answer = execFileSync("npm", ["pack", settings.package, "--json", "--pack-destination", cache], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  const fetched = join(cache, basename(JSON.parse(answer)[0].filename.replace(/^@/, "").replace("/", "-")));
  if (!isIntact(fetched)) throw new Error(`${settings.package} is not what package.json says it is (integrity)`);
  renameSync(fetched, file);
  return file;
}

const isIntact = (file) =>
  `sha512-${createHash("sha512").update(readFileSync(file)).digest("base64")}` === settings.integrity;
