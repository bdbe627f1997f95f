import { join, relative } from "node:path";
import { complaintsAbout } from "./complaints.mjs";
import { providerVersion } from "./provider.mjs";

// node check.mjs FOLDER: prints what is wrong with the Terraform below it, and ends with 1 where anything is.

const root = process.argv[2] ?? "..";
const { complaints, modules, types } = await complaintsAbout(root, join(root, "..", "docs", "openapi.yaml"));
for (const { file, line, text } of complaints) console.log(`${relative(process.cwd(), file)}:${line}: ${text}`);
if (modules === 0) throw new Error(`there is no Terraform below ${root}`);
if (complaints.length > 0) process.exit(1);
console.log(`${modules} modules, ${types} types of the AWS provider ${providerVersion}: nothing to complain about`);
