// Builds the custom elements into cms/embeds/elements/released/<digest>/: node build.mjs [FOLDER]
//
// The digest is of the file itself, so that an address always leads to the same bytes. What was built before stays:
// pages out there go on asking for it. "current.json" says which files the snippets name.

import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const elements = fileURLToPath(new URL("../../cms/embeds/elements/", import.meta.url));
const target = process.argv[2] ?? join(elements, "released");
const LENGTH = 16;

const digest = (content, algorithm = "sha256") => createHash(algorithm).update(content);

/** Return the names of the latest version of each document as a module: PROGRAMME for programme.2.graphql. */
function documents() {
  const latest = new Map();
  for (const file of readdirSync(join(elements, "documents"))) {
    const [name, version, ending] = file.split(".");
    if (ending === "graphql" && Number(version) > Number(latest.get(name) ?? 0)) latest.set(name, version);
  }
  return [...latest].sort().map(([name, version]) => {
    const text = readFileSync(join(elements, "documents", `${name}.${version}.graphql`));
    return `export const ${name.toUpperCase()} = "sha256:${digest(text).digest("hex")}";`;
  }).join("\n");
}

/** Take away what only people read in style sheets: line ends, and blanks beside signs that need none. */
const tight = (source) => source.replace(/sheet\(`([^`]*)`\)/g, (_all, css) =>
  `sheet(\`${css.replace(/\s+/g, " ").replace(/ ?([{};,>+]) ?/g, "$1").replace(/: /g, ":").trim()}\`)`);

const own = {
  name: "own",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^documents$/ }, () => ({ path: "documents", namespace: "own" }));
    onLoad({ filter: /.*/, namespace: "own" }, () => ({ contents: documents() }));
    onLoad({ filter: /\.js$/ }, ({ path }) => ({ contents: tight(readFileSync(path, "utf8")) }));
  },
};

const current = {};
for (const name of ["cards", "forum"]) {
  const entry = join(elements, "source", `${name}.js`);
  const made = await build({
    entryPoints: [entry], bundle: true, minify: true, write: false, format: "esm", target: "es2022",
    charset: "utf8", legalComments: "none", plugins: [own],
  });
  const content = made.outputFiles[0].contents;
  const folder = digest(content).digest("hex").slice(0, LENGTH);
  mkdirSync(join(target, folder), { recursive: true });
  writeFileSync(join(target, folder, `${name}.js`), content);
  current[name] = folder;
}
writeFileSync(join(target, "current.json"), `${JSON.stringify(current, null, 2)}\n`);
