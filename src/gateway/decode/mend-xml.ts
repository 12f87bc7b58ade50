import { Malformed } from "./malformed"
import { escapeText } from "./xml-text"

/** A comment, an instruction or CDATA, each with its end; without one it runs to the end of the text. */
const ASIDE = /<!--[\s\S]*?(-->|$)|<\?[\s\S]*?(\?>|$)|<!\[CDATA\[([\s\S]*?)(\]\]>|$)/g
/** With its internal subset, minding quotes, and with the stray `]` behind it (seed 003). */
const DOCTYPE = /^\s*<!DOCTYPE(?:[^"'[>]|"[^"]*"|'[^']*'|\[(?:[^"'\]]|"[^"]*"|'[^']*')*\])*>/i
/**
 * From each `<` that does not simply end with the next `>`: nearly every tag of a reply does, and passing over those takes a sixth of the
 * time. XML forbids `<` in the value of an attribute too, so a lost quote does not make the next tag a value.
 */
const TAG = /<(?=[^<>"'!]*(?:[<"'!]|$))(?:[^<>"'!]|"[^"<]*"|'[^'<]*')*(>?)/g
const VALUE = /"[^"]*"|'[^']*'/g

/**
 * XML as the library can take it. What Assist writes and XML forbids is mended: `firstcode="7"secondcode="102"` gets its
 * blank (seed 003). What means nothing here goes: comments, instructions, and the DOCTYPE with everything it declares. CDATA
 * becomes text like any other. Throws Malformed.
 */
export function mendXml(text: string): string {
  return text
    .replace(ASIDE, (_whole, comment?: string, instruction?: string, cdata?: string, cdataEnd?: string) => {
      if ([comment, instruction, cdataEnd].includes("")) throw new Malformed("the XML is cut off")
      return escapeText(cdata ?? "")
    })
    .replace(DOCTYPE, "")
    .replace(TAG, (tag, end: string) => {
      // The parser would read on to the end of another tag.
      if (end === "") throw new Malformed("a tag in the XML is cut off or opens inside another")
      return tag.replace(VALUE, "$& ")
    })
}
