import hclTools from "@cdktf/hcl-tools";

const FIVE = ["README.md", "main.tf", "outputs.tf", "variables.tf", "versions.tf"];

/** The same five files in every folder, and each formatted as `terraform fmt` would. */
export async function checkFiles({ modules }, complain) {
  for (const module of modules) {
    for (const name of FIVE) {
      if (!module.files.includes(name)) complain(`${module.folder}/${name}`, 1, "is missing");
    }
    for (const name of module.files.filter((file) => file.endsWith(".tf") && !FIVE.includes(file))) {
      complain(`${module.folder}/${name}`, 1, `is none of the five files: ${FIVE.join(", ")}`);
    }
    for (const [path, text] of module.texts) await checkFormat(path, text, complain);
  }
}

async function checkFormat(path, text, complain) {
  const lines = text.split("\n");
  const formatted = (await hclTools.format(text)).split("\n");
  const at = lines.findIndex((line, i) => line !== formatted[i]);
  if (at >= 0) complain(path, at + 1, `is not formatted; should read: ${formatted[at] ?? "(nothing)"}`);
}
