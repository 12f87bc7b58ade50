import type { ConfigModule } from "@medusajs/framework/types"
import { type ConfiguredMerchant, configuredMerchants } from "../merchant/find-merchant"
import type { ConnectionCheck } from "../owner/admin-api"
import { receiptedOf } from "../owner/merchants/checks/check"
import { runChecks } from "../owner/merchants/checks/run-checks"
import { askDatabase } from "./ask-database"
import { checkDatabase, checkPlugin, type StoreCheck, TABLES } from "./check-store"
import { loadStoreConfig } from "./load-store-config"
import type { DoctorCommand, Language } from "./parse-command"

type Line = StoreCheck | ConnectionCheck["checks"][number]

interface Report {
  readonly ok: boolean
  readonly store: readonly StoreCheck[]
  readonly merchants: readonly {
    readonly provider_id: string
    readonly merchant_id: string
    readonly checks: ConnectionCheck["checks"]
  }[]
}

/** Checks a store's set-up and prints what it found. Returns the exit code. Throws what keeps it from running at all. */
export async function doctor(folder: string, command: DoctorCommand, print: (text: string) => void): Promise<number> {
  const config = await loadStoreConfig(folder)
  const merchants = chosen(configuredMerchants(config), command.provider)
  const report = await examine(config, merchants)
  print(command.json ? `${JSON.stringify(report, null, 2)}\n` : inWords(report, command.language))
  return report.ok ? 0 : 1
}

function chosen(merchants: readonly ConfiguredMerchant[], provider: string | undefined): readonly ConfiguredMerchant[] {
  if (merchants.length === 0)
    throw new Error(
      'medusa-config has no provider entry { resolve: "medusa-payment-assist/providers/assist", ... } in the payment module.',
    )
  if (provider === undefined) return merchants
  const wanted = merchants.filter(({ providerId }) => providerId === provider || providerId === `pp_assist_${provider}`)
  if (wanted.length > 0) return wanted
  const known = merchants.map(({ providerId }) => providerId).join(", ")
  throw new Error(`There is no provider ${provider} in medusa-config. Configured: ${known}.`)
}

async function examine(config: ConfigModule, merchants: readonly ConfiguredMerchant[]): Promise<Report> {
  const production = process.env.NODE_ENV === "production"
  const { databaseUrl, databaseDriverOptions } = config.projectConfig ?? {}
  const database = databaseUrl ? await askDatabase(databaseUrl, databaseDriverOptions, TABLES) : undefined
  const store = [checkPlugin(config), checkDatabase(database)]
  const examined: Report["merchants"][number][] = []
  for (const merchant of merchants) {
    const known = database && "recentOrders" in database ? database : undefined
    const { receipt } = merchant.options
    const recentOrders = (known?.recentOrders.get(merchant.providerId) ?? []).map((order) => ({
      ...order,
      receipted: receiptedOf(order, receipt ? receipt.at : undefined),
    }))
    const taxRates = known?.taxRates && (known.taxRates.get(merchant.providerId) ?? [])
    const checks = await runChecks({ merchant, production, recentOrders, taxRates })
    examined.push({ provider_id: merchant.providerId, merchant_id: merchant.options.merchantId, checks })
    await merchant.client.close()
  }
  const lines: Line[] = [...store, ...examined.flatMap(({ checks }) => checks)]
  return { ok: lines.every(({ result }) => result !== "failed"), store, merchants: examined }
}

const SIGNS: Record<Line["result"], string> = { ok: "✓", warning: "!", failed: "✗", unknown: "?" }

function inWords({ store, merchants, ok }: Report, language: Language): string {
  const line = ({ result, message }: Line) => `  ${SIGNS[result]} ${message[language]}`
  const closing = {
    en: ok ? "Nothing failed." : "Something has to be mended: see the lines marked ✗.",
    ru: ok ? "Ошибок нет." : "Нужно исправить отмеченное знаком ✗.",
    be: ok ? "Памылак няма." : "Трэба выправіць адзначанае знакам ✗.",
  }
  return [
    "Medusa",
    ...store.map(line),
    ...merchants.flatMap(({ provider_id, merchant_id, checks }) => [
      "",
      `${provider_id} (Merchant_ID ${merchant_id})`,
      ...checks.map(line),
    ]),
    "",
    closing[language],
    "",
  ].join("\n")
}
