import { fileURLToPath } from "node:url"
import { root } from "../../scripts/ensure-installed.mjs"
import { DemoError } from "./demo-error.mjs"
import { explain } from "./explain.mjs"
import { readJson, writeJson } from "./json-file.mjs"

const host = fileURLToPath(new URL("./postgres-host.mjs", import.meta.url))
const database = "medusa"

/** Starts Postgres with its data in the state folder. @returns {Promise<{ databaseUrl: string }>} */
export async function startDatabase(children, { paths, onDeath }) {
  const { url, created } = await children.serve("postgres", [host, paths.postgres, paths.postgresReady, database], {
    cwd: root,
    ready: ({ child, log }) =>
      new Promise((resolve, reject) =>
        child.once("message", ({ ready, failed }) => {
          if (ready) resolve(ready)
          else
            reject(
              new DemoError(`Postgres did not start. ${explain(failed)}`, {
                tail: failed.split("\n").slice(-25).join("\n"),
                log,
              }),
            )
        }),
      ),
    onDeath,
  })
  // Stamps that speak of a database that is gone would leave the new one empty.
  if (created) {
    const { migrated: _, seeded: __, ...rest } = readJson(paths.stamps) ?? {}
    writeJson(paths.stamps, rest)
  }
  return { databaseUrl: url }
}
