import { mkdirSync, readdirSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import path from "node:path"
import { transformFileSync } from "@swc/core"

type Gateway = typeof import("../../src/gateway") & {
  decode: typeof import("../../src/gateway/decode/reply-document") &
    typeof import("../../src/gateway/decode/read-order")
  signer: typeof import("../../src/gateway/signature/request-signer")
}

/**
 * The client as a store runs it. What runs the benches keeps the names of functions by a call for each function that
 * is made, which costs code of many small functions half of its time.
 */
export function compileGateway(): Gateway {
  const from = path.resolve("src/gateway")
  const to = path.resolve(".test/bench-gateway")
  for (const name of readdirSync(from, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".ts") || name.includes("__tests__")) continue
    const { code } = transformFileSync(path.join(from, name), {
      jsc: { parser: { syntax: "typescript" }, target: "es2022" },
      module: { type: "commonjs", ignoreDynamic: true },
      swcrc: false,
    })
    const file = path.join(to, name.replace(/\.ts$/, ".js"))
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, code)
  }
  const load = createRequire(path.join(to, "index.js"))
  return {
    ...load("./index.js"),
    decode: { ...load("./decode/reply-document.js"), ...load("./decode/read-order.js") },
    signer: load("./signature/request-signer.js"),
  } as Gateway
}
