import { readFileSync } from "node:fs"
import path from "node:path"
import { root } from "./sources"

/** `protocol 8.1` -> a link to that section of the protocol; `seed 003` -> a link to the list of sources. */
export function withCitations(text: string): string {
  return text
    .replace(/\bprotocol (\d+(?:\.\d+)*)/g, (words, place: string) => {
      const anchor = SECTIONS.get(place)
      return anchor ? `[${words}](protocol.md#${anchor})` : words
    })
    .replace(/\bseed 00\d\b/g, "[$&](sources.md)")
}

/** The sections of docs/protocol.md by number, with their anchors. */
const SECTIONS: ReadonlyMap<string, string> = new Map(
  Array.from(
    readFileSync(path.join(root, "docs/protocol.md"), "utf8").matchAll(/^#+ ((\d+(?:\.\d+)*)\.? .*)$/gm),
    ([, heading = "", place = ""]) => [place, anchorOf(heading)],
  ),
)

/** The anchor of a heading, as GitHub makes it. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replace(/\s/g, "-")
}
