// `npm run demo`: a shop that sells through Assist's sandbox, on a machine with only Node and npm.
// Nothing is imported before the dependencies are there, except Node itself and files that need only Node.
import { ensureInstalled } from "../scripts/ensure-installed.mjs"
import { DemoError } from "./lib/demo-error.mjs"
import { explain } from "./lib/explain.mjs"
import { readOptions, usage } from "./lib/options.mjs"

try {
  const options = readOptions(process.argv.slice(2))
  if (options.help) {
    console.log(usage)
  } else {
    ensureInstalled()
    const { launch } = await import("./lib/launch.mjs")
    await launch(options)
  }
} catch (error) {
  const text =
    error instanceof DemoError ? error.message : `${error?.stack ?? error}\n\n${explain(String(error?.code ?? error))}`
  console.error(text)
  process.exit(1)
}
