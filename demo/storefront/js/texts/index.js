import { en } from "./en.js"
import { ru } from "./ru.js"

/** Every text of the page, by language. */
export const texts = { ru, en }
