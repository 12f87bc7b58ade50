import type { ConfigModule } from "@medusajs/framework/types"
import type { Texts } from "../owner/admin-api"
import { say } from "../owner/texts/say"
import type { DatabaseAnswer } from "./ask-database"

export interface StoreCheck {
  readonly name: "plugin" | "database"
  readonly result: "ok" | "warning" | "failed" | "unknown"
  readonly message: Texts
}

export const TABLES = [
  "assist_order",
  "assist_session",
  "assist_operation",
  "assist_notification",
  "assist_discrepancy",
]

/** Whether the plugin is listed: without it there are no routes, no tables and no background job. */
export function checkPlugin({ plugins, modules }: ConfigModule): StoreCheck {
  const listed = (plugins ?? []).some((plugin) => {
    const name = typeof plugin === "string" ? plugin : plugin.resolve
    return typeof name === "string" && /(^|\/)medusa-payment-assist\/?$/.test(name.replaceAll("\\", "/"))
  })
  const own = Boolean((modules as Record<string, unknown> | undefined)?.["assist"])
  if (listed || own)
    return {
      name: "plugin",
      result: "ok",
      message: say(
        "The plugin is listed in medusa-config.",
        "Плагин подключён в medusa-config.",
        "Плагін падключаны ў medusa-config.",
      ),
    }
  return {
    name: "plugin",
    result: "failed",
    message: say(
      'The plugin is not in `plugins` of medusa-config. Add { resolve: "medusa-payment-assist", options: {} }.',
      'Плагина нет в `plugins` в medusa-config. Добавьте { resolve: "medusa-payment-assist", options: {} }.',
      'Плагіна няма ў `plugins` у medusa-config. Дадайце { resolve: "medusa-payment-assist", options: {} }.',
    ),
  }
}

/**
 * Whether the plugin's tables exist.
 * @param answer undefined when no databaseUrl is set
 */
export function checkDatabase(answer: DatabaseAnswer | Error | undefined): StoreCheck {
  const check = (result: StoreCheck["result"], message: Texts): StoreCheck => ({ name: "database", result, message })
  if (!answer)
    return check(
      "unknown",
      say(
        "No databaseUrl is set here, so the tables could not be looked for.",
        "databaseUrl здесь не задан, таблицы не проверены.",
        "databaseUrl тут не зададзены, табліцы не правераны.",
      ),
    )
  if (answer instanceof Error)
    return check(
      "unknown",
      say(
        `The database could not be asked from here (${answer.message}).`,
        `База данных отсюда недоступна (${answer.message}).`,
        `База даных адсюль недаступная (${answer.message}).`,
      ),
    )
  const missing = TABLES.filter((table) => !answer.tables.includes(table)).join(", ")
  return missing
    ? check(
        "failed",
        say(
          `Tables are missing: ${missing}. Run \`npx medusa db:migrate\`.`,
          `Нет таблиц: ${missing}. Выполните \`npx medusa db:migrate\`.`,
          `Няма табліц: ${missing}. Выканайце \`npx medusa db:migrate\`.`,
        ),
      )
    : check("ok", say("The plugin's tables exist.", "Таблицы плагина на месте.", "Табліцы плагіна на месцы."))
}
