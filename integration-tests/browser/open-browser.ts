import { mkdirSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { type Browser, chromium } from "playwright-core"
import { browserAvailable, browserPath } from "./find-browser"

/** Screenshots are artifacts of a run, not part of the repository. */
export const artifacts = process.env["ARTIFACTS_DIR"] ?? path.join(tmpdir(), "medusa-payment-assist-artifacts")

/** A headless Chromium, or a failure that says how to get one. */
export async function openBrowser(): Promise<Browser> {
  mkdirSync(artifacts, { recursive: true })
  return chromium.launch({
    executablePath: await browserPath(),
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  })
}

/** `it` where there is a Chromium; elsewhere the tests are skipped, or fail where one is required. */
export function itInBrowser(): jest.It {
  if (browserAvailable) return it
  const text = "No Chromium was found (install one or set CHROMIUM_PATH): the browser test did not run."
  if (process.env["REQUIRE_BROWSER"]) throw new Error(text)
  console.warn(`\n!!! ${text} !!!\n`)
  return it.skip as unknown as jest.It
}
