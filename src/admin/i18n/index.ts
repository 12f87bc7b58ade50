import be from "./be"
import en from "./en"
import ru from "./ru"

/**
 * Read by Medusa's admin: one namespace of its own, `assist`. Naming Belarusian here makes it a language the admin
 * accepts, although Medusa itself has no texts in it.
 */
export default { en: { assist: en }, ru: { assist: ru }, be: { assist: be } }
