// The module for storefronts: one ES module for browsers, and its types. It lies outside .medusa/server, which
// `medusa plugin:build` empties, and is compiled by itself: the server's code is CommonJS for Node.
//   node scripts/build-storefront.mjs [folder]
import { execFileSync } from "node:child_process"
import { mkdirSync, rmSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { root } from "./ensure-installed.mjs"

const require = createRequire(import.meta.url)
const source = path.join(root, "src", "storefront")

/** What browsers of 2021 and later read; bundlers of storefronts lower it further where they have to. */
export const storefrontTarget = "es2020"

export async function buildStorefront(folder = path.join(root, ".medusa", "storefront")) {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const tsc = path.join(path.dirname(require.resolve("typescript/package.json")), "bin", "tsc")
  execFileSync(process.execPath, [tsc, "-p", path.join(source, "tsconfig.json"), "--outDir", folder], {
    stdio: ["ignore", "inherit", "inherit"],
  })
  const { build } = await import("vite")
  await build({
    configFile: false,
    root,
    logLevel: "warn",
    build: {
      outDir: folder,
      emptyOutDir: false,
      copyPublicDir: false,
      minify: false,
      target: storefrontTarget,
      lib: { entry: path.join(source, "index.ts"), formats: ["es"], fileName: () => "index.mjs" },
    },
  })
  // Without it, TypeScript takes the types for those of a CommonJS module.
  writeFileSync(path.join(folder, "package.json"), '{ "type": "module" }\n')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildStorefront(process.argv[2])
