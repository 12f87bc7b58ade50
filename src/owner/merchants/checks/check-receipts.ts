import { AssistError } from "../../../gateway"
import { codeOfRate } from "../../../receipts/line-codes"
import type { ReceiptSettings } from "../../../receipts/receipt-settings"
import { unlistedTaxCodes } from "../../../receipts/tax-codes"
import { say } from "../../texts/say"
import { type Check, type CheckContext, check } from "./check"

/** Receipts, where the option speaks of them: the shop's tax rates, and whether Assist has made one. Makes none. */
export async function checkReceipts(context: CheckContext): Promise<Check[]> {
  const { receipt } = context.merchant.options
  if (receipt === undefined) return []
  if (receipt === false)
    return [
      check(
        "receipts",
        "ok",
        say(
          "No fiscal receipts are asked for (receipt: false).",
          "Фискальные чеки не запрашиваются (receipt: false).",
          "Фіскальныя чэкі не запытваюцца (receipt: false).",
        ),
      ),
    ]
  return [checkTaxRates(receipt, context.taxRates), await checkMade(context, receipt)]
}

/** Which of the shop's rates have no code, and which codes are in no list of Assist's. */
export function checkTaxRates(receipt: ReceiptSettings, rates: readonly string[] | undefined): Check {
  const missing = (rates ?? []).filter((rate) => codeOfRate(rate, receipt) === undefined)
  if (missing.length > 0) {
    const list = missing.map((rate) => `${rate} %`).join(", ")
    const { tax } = receipt
    return check(
      "receipt_taxes",
      "warning",
      tax === undefined
        ? say(
            `The shop has tax rates without a code: ${list}. Lines with them go to Assist without a code, and are refused or get the cabinet's. Put them into receipt.taxByRate.`,
            `У магазина есть ставки налога без кода: ${list}. Их позиции уходят в Ассист без кода: он отклонит их или возьмёт код из личного кабинета. Добавьте их в receipt.taxByRate.`,
            `У крамы ёсць стаўкі падатку без кода: ${list}. Іх пазіцыі ідуць у Ассіст без кода: ён адхіліць іх або возьме код з асабістага кабінета. Дадайце іх у receipt.taxByRate.`,
          )
        : say(
            `The shop has tax rates without a code: ${list}. Lines with them go out as ${tax} (receipt.tax). If that is wrong, put them into receipt.taxByRate.`,
            `У магазина есть ставки налога без кода: ${list}. Их позиции уходят как ${tax} (receipt.tax). Если это неверно, добавьте их в receipt.taxByRate.`,
            `У крамы ёсць стаўкі падатку без кода: ${list}. Іх пазіцыі ідуць як ${tax} (receipt.tax). Калі гэта няправільна, дадайце іх у receipt.taxByRate.`,
          ),
    )
  }
  const { tax, shippingTax, taxByRate } = receipt
  const unlisted = unlistedTaxCodes([tax, shippingTax, ...Object.values(taxByRate)].filter((one) => one !== undefined))
  if (unlisted.length > 0)
    return check(
      "receipt_taxes",
      "warning",
      say(
        `No document of Assist's names the tax code ${unlisted.join(", ")}. Ask Assist support whether your merchant has it.`,
        `Код налога ${unlisted.join(", ")} не назван ни в одном документе Ассист. Уточните в службе поддержки, есть ли он у вашего предприятия.`,
        `Код падатку ${unlisted.join(", ")} не названы ні ў адным дакуменце Ассіст. Удакладніце ў службе падтрымкі, ці ёсць ён у вашага прадпрыемства.`,
      ),
    )
  if (rates === undefined)
    return check(
      "receipt_taxes",
      "unknown",
      say(
        "The shop's tax rates could not be read, so it cannot be told whether each has a code.",
        "Ставки налога магазина прочитать не удалось, поэтому неизвестно, у каждой ли есть код.",
        "Стаўкі падатку крамы прачытаць не ўдалося, таму невядома, ці ў кожнай ёсць код.",
      ),
    )
  if (tax === undefined && rates.length === 0)
    return check(
      "receipt_taxes",
      "warning",
      say(
        "The shop has no tax rates and receipt.tax is not set: every line goes to Assist without a tax code. Set receipt.tax.",
        "У магазина нет ставок налога, а receipt.tax не задан: все позиции уходят в Ассист без кода налога. Задайте receipt.tax.",
        "У крамы няма ставак падатку, а receipt.tax не зададзены: усе пазіцыі ідуць у Ассіст без кода падатку. Задайце receipt.tax.",
      ),
    )
  return check(
    "receipt_taxes",
    "ok",
    say(
      "Every tax rate of the shop has a code.",
      "У каждой ставки налога магазина есть код.",
      "У кожнай стаўкі падатку крамы ёсць код.",
    ),
  )
}

/** Asks for the fiscal document of the newest payment that must have one. */
async function checkMade({ merchant, recentOrders }: CheckContext, { at }: ReceiptSettings): Promise<Check> {
  const paid = recentOrders.find(({ receipted }) => receipted)
  const unknown = check(
    "receipts",
    "unknown",
    at === "payment"
      ? say(
          "Whether Assist makes receipts shows with the first payment that is charged.",
          "Формирует ли Ассист чеки, станет видно с первым списанным платежом.",
          "Ці фарміруе Ассіст чэкі, стане відаць з першым спісаным плацяжом.",
        )
      : say(
          "Whether Assist makes receipts shows with the first capture.",
          "Формирует ли Ассист чеки, станет видно с первым списанием.",
          "Ці фарміруе Ассіст чэкі, стане відаць з першым спісаннем.",
        ),
  )
  if (!paid?.receipted) return unknown
  const number = paid.orderNumber
  try {
    const found = await merchant.client.fiscalReceipt({ billNumber: paid.receipted.billNumber, urgency: "job" })
    if (found?.status === "Success")
      return check(
        "receipts",
        "ok",
        say(
          `Assist has made the receipt of payment ${number}.`,
          `Ассист сформировал чек платежа ${number}.`,
          `Ассіст сфарміраваў чэк плацяжу ${number}.`,
        ),
      )
    return check(
      "receipts",
      "warning",
      say(
        `Payment ${number} is charged, and Assist has no ${found ? "finished " : ""}receipt of it. If that lasts, ask Assist support whether receipts are switched on for your merchant.`,
        `Платёж ${number} списан, а ${found ? "готового " : ""}чека по нему у Ассист нет. Если так и останется, уточните в службе поддержки, включены ли чеки для вашего предприятия.`,
        `Плацёж ${number} спісаны, а ${found ? "гатовага " : ""}чэка па ім у Ассіст няма. Калі так і застанецца, удакладніце ў службе падтрымкі, ці ўключаны чэкі для вашага прадпрыемства.`,
      ),
    )
  } catch (error) {
    if (!(error instanceof AssistError)) throw error
    return unknown
  }
}
