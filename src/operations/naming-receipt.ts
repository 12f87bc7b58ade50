import type { CodeText, OperationReply, Outcome } from "../gateway"
import { inWords } from "../receipts/lines-as-reported"
import type { ReceiptLine } from "../receipts/receipt-line"
import { withHint } from "./with-hint"

/** Parameter CHEQUE (seed 004). */
const RECEIPT = "179"
const SHOWN = 3

/** Says of an operation that Assist refused for its receipt which lines that was about, and where the mend is. */
export function namingReceipt(
  outcome: Outcome<OperationReply>,
  lines: readonly ReceiptLine[] | undefined,
): Outcome<OperationReply> {
  if (outcome.outcome !== "declined" || outcome.reply.codes.second !== RECEIPT) return outcome
  return withHint(outcome, lines ? ofLines(lines) : WITHOUT)
}

const WITHOUT: CodeText = {
  en: "Assist wants the lines of the receipt, and this payment was made without any from this shop: choose them in Assist's cabinet, and set the option receipt in medusa-config for coming payments",
  ru: "Ассист хочет получить строки чека, а этот платёж магазин сделал без них: выберите строки в личном кабинете Ассист, а для будущих платежей задайте опцию receipt в medusa-config",
  be: "Ассіст хоча атрымаць радкі чэка, а гэты плацёж крама зрабіла без іх: выберыце радкі ў асабістым кабінеце Ассіст, а для будучых плацяжоў задайце опцыю receipt у medusa-config",
}

function ofLines(lines: readonly ReceiptLine[]): CodeText {
  const shown = lines
    .slice(0, SHOWN)
    .map(({ item }) => inWords(item))
    .join("; ")
  const left = lines.length - SHOWN
  const more = (words: string) => (left > 0 ? ` ${words} ${left}` : "")
  return {
    en: `The receipt had these lines: ${shown}${left > 0 ? ` and ${left} more` : ""}. Compare their tax codes and payment modes with those your cabinet knows (option receipt, metadata assist_tax and assist_fpmode)`,
    ru: `В чеке были строки: ${shown}${more("и ещё")}. Сравните их коды налога и способы расчёта с теми, что знает ваш кабинет (опция receipt, метаданные assist_tax и assist_fpmode)`,
    be: `У чэку былі радкі: ${shown}${more("і яшчэ")}. Параўнайце іх коды падатку і спосабы разліку з тымі, што ведае ваш кабінет (опцыя receipt, метаданыя assist_tax і assist_fpmode)`,
  }
}
