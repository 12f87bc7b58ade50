import { statfsSync } from "node:fs"
import { DemoError } from "./demo-error.mjs"

const megabyte = 1024 * 1024

/** Refuses to begin what a full disk would break off in the middle. */
export function refuseFullDisk(places) {
  for (const { dir, needMb, what } of places) {
    const { bavail, bsize } = statfsSync(dir)
    const freeMb = Math.floor((bavail * bsize) / megabyte)
    if (freeMb < needMb)
      throw new DemoError(
        `The disk is full: ${what} needs about ${needMb} MB in ${dir}, and ${freeMb} MB are free.\n` +
          "Free some space and run again, or keep the demo's data on another disk: npm run demo -- --state-dir /other/disk/demo",
      )
  }
}
