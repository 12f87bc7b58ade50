import { existsSync } from "node:fs"

const INSTALLED = [
  process.env["CHROMIUM_PATH"],
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
]

const installed = INSTALLED.find((path) => path && existsSync(path))
/** The package brings a Chromium for Linux on x64. */
const fromNpm = process.platform === "linux" && process.arch === "x64"

export const browserAvailable = Boolean(installed) || fromNpm

/** A Chromium to drive: the one installed, else the one that comes from npm. */
export async function browserPath(): Promise<string> {
  if (installed) return installed
  const { default: chromium } = await import("@sparticuz/chromium")
  return await chromium.executablePath()
}
