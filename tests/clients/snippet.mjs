/* Runs a snippet of the guide, which arrives as a file, with the gateway's address in place of the example's. */
import { readFile, writeFile, rm } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import ts from "typescript";

const [gateway, path, variables] = process.argv.slice(2);
const text = (await readFile(path, "utf8")).replaceAll("https://forums.example/graphql/", gateway);

if (path.endsWith(".jsx")) {
  // A picture's markup: h() takes the place of a framework, p is a picture of the gateway.
  const code = ts.transpile(text.trim(), { jsx: ts.JsxEmit.React, jsxFactory: "h", target: ts.ScriptTarget.ES2022 });
  const h = (name, props, ...children) => ({ name, props, children: children.flat() });
  const made = new Function("h", "p", `return ${code}`)(h, JSON.parse(variables));
  console.log(JSON.stringify([made.name, ...made.children.map((child) => child.name)]));
} else {
  const module = `${path}.mjs`;
  await writeFile(module, `${text}\nexport { ask, query };\n`);
  const { ask, query } = await import(pathToFileURL(module));
  const data = await ask(query, JSON.parse(variables));
  await rm(module);
  console.log(JSON.stringify(data));
}
