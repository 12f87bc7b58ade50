import { mkdirSync } from "node:fs"
import path from "node:path"
import { parseArgs } from "node:util"
import { packPlugin } from "../clean-store/pack-plugin"
import { playCell, prepareCell } from "./cell"
import { cache } from "./install-store"
import { isGood, keep, told } from "./results"

/** A version of each minor the peer range allows. One that was seen to work goes into `TRIED_VERSIONS` of the plugin. */
const MEDUSAS = ["2.18.0", "2.19.0", "2.20.1", "2.21.2"]
/** The oldest Node that Medusa and the plugin run on, and the next line. */
const NODES = ["20.19", "22"]

async function main(): Promise<boolean> {
  const { values } = parseArgs({
    options: {
      medusa: { type: "string" },
      node: { type: "string" },
      tarball: { type: "string" },
      prepare: { type: "boolean" },
    },
  })
  const nodes = values.node ? NODES.filter((node) => node.startsWith(values.node as string)) : NODES
  if (nodes.length === 0) throw new Error(`There is no Node ${values.node} here. Versions: ${NODES.join(", ")}.`)
  const versions = values.medusa ? [values.medusa] : MEDUSAS
  mkdirSync(cache, { recursive: true })
  const tarball = values.tarball ? path.resolve(values.tarball) : (await packPlugin(cache)).tarball
  let good = true
  for (const medusa of versions)
    for (const node of nodes) {
      const began = Date.now()
      console.log(`Medusa ${medusa}, Node ${node} begins`)
      if (values.prepare) {
        prepareCell(medusa, node, tarball)
        continue
      }
      const result = await playCell(medusa, node, tarball)
      keep(result)
      good &&= isGood(result)
      console.log(told(result, Math.round((Date.now() - began) / 1000)))
    }
  return good
}

main().then(
  (good) => process.exit(good ? 0 : 1),
  (error) => {
    console.error((error as Error).message)
    process.exit(2)
  },
)
