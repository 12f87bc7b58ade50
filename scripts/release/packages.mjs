// The packages we publish, and what may be in them.
import path from "node:path"
import { root } from "../ensure-installed.mjs"

const KB = 1000

/**
 * `packed` and `unpacked` are the most bytes a package may have, about a tenth above what it had at its last release: whoever adds more
 * says so by raising them. `files` are all the files that may be in it.
 */
export const PACKAGES = [
  {
    name: "medusa-payment-assist",
    workspace: "",
    folder: root,
    packed: 800 * KB,
    unpacked: 2850 * KB,
    files: [
      /^(?:CHANGELOG|README|THIRD-PARTY)\.md$|^LICENSE$|^package\.json$/,
      /^\.medusa\/server\/src\/(?!(?:.*\/)?(?:__tests__|__fixtures__|fixtures)\/)[\w./[\]-]+(?<!\.spec)\.(?:d\.ts|js)$/,
      /^\.medusa\/server\/src\/admin\/index\.mjs$/,
      /^\.medusa\/storefront\/(?:[\w/-]+\.d\.ts|index\.mjs|package\.json)$/,
    ],
  },
  {
    name: "assist-sandbox",
    workspace: "sandbox",
    folder: path.join(root, "sandbox"),
    packed: 210 * KB,
    unpacked: 680 * KB,
    files: [
      /^(?:CHANGELOG|README)\.md$|^LICENSE$|^package\.json$/,
      /^dist\/(?!(?:.*\/)?__tests__\/)[\w/-]+(?:\.d)?\.(?:ts|js)$/,
    ],
  },
]
