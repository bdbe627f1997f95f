import assert from "node:assert/strict";
import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { complaintsAbout } from "./complaints.mjs";

// A sound project, one fault put into it, and the one complaint that has to come of it. A file of faults/ is named after what
// it does and the file it is added to: unknown-type.main.tf. Its first line is the complaint, and the line it speaks of.

const faults = new URL("faults/", import.meta.url).pathname;
const openapi = "openapi: 3.1.0\npaths:\n  /v1/messages:\n    get:\n      x: y\n  /q/metrics:\n    get:\n      x: y\n";
let folder;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "infra-check-"));
  cpSync(new URL("sound", import.meta.url).pathname, join(folder, "infra"), { recursive: true });
  writeFileSync(join(folder, "openapi.yaml"), openapi);
});

afterEach(() => rmSync(folder, { recursive: true }));

const complaints = async () => {
  const said = await complaintsAbout(join(folder, "infra"), join(folder, "openapi.yaml"));
  return said.complaints.map((complaint) => ({ ...complaint, file: complaint.file.slice(join(folder, "infra/").length) }));
};

test("complains of nothing where nothing is wrong", async () => {
  assert.deepEqual(await complaints(), []);
});

for (const name of readdirSync(faults)) {
  test(`complains of ${name}`, async () => {
    const fault = readFileSync(join(faults, name), "utf8");
    const [, line, text] = /^# complaint(?: at (\d+))?: (.*)\n/.exec(fault);
    const file = name.slice(name.indexOf(".") + 1);
    const before = readFileSync(join(folder, "infra", file), "utf8");

    appendFileSync(join(folder, "infra", file), `\n${fault}`);
    const said = await complaints();

    assert.deepEqual(said.map((complaint) => complaint.text), [text]);
    if (line) assert.deepEqual([said[0].file, said[0].line], [file, before.split("\n").length + Number(line)]);
  });
}

test("complains of a file that is missing, and of a sixth", async () => {
  rmSync(join(folder, "infra", "inner", "README.md"));
  writeFileSync(join(folder, "infra", "inner", "more.tf"), "");

  assert.deepEqual(await complaints(), [
    { file: "inner/more.tf", line: 1, text: "is none of the five files: README.md, main.tf, outputs.tf, variables.tf, versions.tf" },
    { file: "inner/README.md", line: 1, text: "is missing" },
  ]);
});

test("complains of a version of the provider that is not the one that was checked", async () => {
  const file = join(folder, "infra", "versions.tf");
  writeFileSync(file, readFileSync(file, "utf8").replace("~> 6.25", "~> 5.0"));

  assert.deepEqual((await complaints()).map(({ text }) => text), ["wants aws ~> 5.0; what is checked here is ~> 6.25"]);
});

test("complains of a route that nothing describes, and of one that leads nowhere", async () => {
  writeFileSync(join(folder, "openapi.yaml"), openapi.replace("/v1/messages", "/v1/letters"));

  assert.deepEqual((await complaints()).map(({ text }) => text), [
    "routes GET /v1/messages, which docs/openapi.yaml does not describe, or twice",
    "routes no GET /v1/letters, which docs/openapi.yaml describes",
  ]);
});
