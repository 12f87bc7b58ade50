import type { Texts } from "../admin-api"

/** One sentence in the three languages of the admin. */
export function say(en: string, ru: string, be: string): Texts {
  return { en, ru, be }
}
