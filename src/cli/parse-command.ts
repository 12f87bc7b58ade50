import { parseArgs } from "node:util"
import type { Texts } from "../owner/admin-api"

export type Language = keyof Texts

export interface DoctorCommand {
  readonly run: "doctor"
  /** Only this provider entry, such as `pp_assist_main`; `main` will do. */
  readonly provider: string | undefined
  readonly json: boolean
  readonly language: Language
}

export type Command = DoctorCommand | { readonly run: "print"; readonly text: string; readonly exitCode: 0 | 2 }

export const USAGE = `Usage: npx medusa-payment-assist doctor [--provider <id>] [--json] [--lang en|ru|be]

Run it in the folder of your store's medusa-config. It checks that the plugin is set up, that its tables exist, and for
each Assist merchant: server, login and password, secret word, clock, two stages, notification URL, test mode, the way to Assist. It moves
no money and shows nothing secret.

Exit code: 0 nothing failed, 1 a check failed, 2 the command could not run.`

/** Reads the command line; what cannot be understood is answered with the usage and exit code 2. */
export function parseCommand(args: string[], env: NodeJS.ProcessEnv): Command {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        provider: { type: "string" },
        json: { type: "boolean", default: false },
        lang: { type: "string" },
        help: { type: "boolean", short: "h", default: false },
      },
    })
    if (values.help) return { run: "print", text: USAGE, exitCode: 0 }
    if (positionals.length !== 1 || positionals[0] !== "doctor") return wrong(unknown(positionals))
    const language = values.lang ?? languageOf(env)
    if (language !== "en" && language !== "ru" && language !== "be") return wrong("--lang must be en, ru or be.")
    return { run: "doctor", provider: values.provider, json: values.json ?? false, language }
  } catch (error) {
    return wrong((error as Error).message)
  }
}

function unknown(positionals: string[]): string {
  return positionals.length === 0 ? "" : `There is no command "${positionals.join(" ")}".`
}

function wrong(problem: string): Command {
  return { run: "print", text: problem ? `${problem}\n\n${USAGE}` : USAGE, exitCode: 2 }
}

/** `LC_ALL`, then `LC_MESSAGES`, then `LANG`, as the terminal's other programs read them. */
export function languageOf({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): Language {
  const wanted = (LC_ALL || LC_MESSAGES || LANG || "").slice(0, 2).toLowerCase()
  return wanted === "ru" || wanted === "be" ? wanted : "en"
}
