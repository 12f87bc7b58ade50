import { AssistError, type AssistOrder, explainCodes, type OrderNumber, type ReportedOperation } from "../../../gateway"
import { viewOrder } from "../../../payments/order-view"
import { say } from "../../texts/say"
import { type Check, type CheckContext, check } from "./check"

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR
/** Assist's own default window: short enough that a busy merchant's reply stays small (protocol 6.3). */
const LOOK_BACK_MS = 3 * HOUR
/** An order number no session ever has: Assist answers 10/201 to it when login and password are right. */
const NOBODY = "medusa-payment-assist-check" as OrderNumber

/** Login and password, secret word and stages: what two harmless reads show. */
export async function checkAccount(context: CheckContext): Promise<Check[]> {
  const reported = await readRecent(context)
  if (reported instanceof AssistError) {
    const trouble = credentialsTrouble(reported)
    if (trouble.result === "failed") return [trouble, ...unknownRest(context, undefined)]
  }
  const operations = reported instanceof AssistError ? [] : reported
  const known = await readKnown(context, operations)
  const credentials =
    known instanceof AssistError && known.kind !== "integrity" ? credentialsTrouble(known) : credentialsOk()
  const order = known instanceof AssistError ? undefined : known?.at(-1)
  return [credentials, secretWord(known, context), stages(context, operations, order)]
}

type Read<T> = Promise<T | AssistError>

/** Anything but Assist's own error is a bug and stays one. */
async function attempt<T>(work: Promise<T>): Read<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof AssistError) return error
    throw error
  }
}

function readRecent({ merchant }: CheckContext): Read<ReportedOperation[]> {
  const to = new Date()
  return attempt(merchant.client.resultByDate({ from: new Date(to.getTime() - LOOK_BACK_MS), to }))
}

/** An order Assist certainly knows carries a check value in its reply; without one, a number nobody has. */
function readKnown(
  { merchant, recentOrders }: CheckContext,
  operations: readonly ReportedOperation[],
): Read<AssistOrder[]> {
  const own = recentOrders[0]
  const seen = operations.at(-1)?.orderNumber
  const orderNumber = (seen ?? own?.orderNumber ?? NOBODY) as OrderNumber
  const since = seen === undefined && own ? own.openedAt.getTime() : Date.now() - LOOK_BACK_MS
  return attempt(merchant.client.orderResult({ orderNumber, from: new Date(since - DAY) }))
}

function credentialsOk(): Check {
  return check(
    "credentials",
    "ok",
    say("Login and password are right.", "Логин и пароль верны.", "Лагін і пароль правільныя."),
  )
}

/** 7, 8, 19: who is asking (seed 004); 10/100 and 5/100: no such merchant (protocol 6.1). */
function credentialsTrouble(error: AssistError): Check {
  const { codes } = error
  const text = codes ? explainCodes(codes) : { en: error.message, ru: error.message, be: error.message }
  const wrong =
    codes && (["7", "8", "19"].includes(codes.first) || (["5", "10"].includes(codes.first) && codes.second === "100"))
  if (wrong)
    return check(
      "credentials",
      "failed",
      say(
        `Assist does not accept merchantId, login or password (${text.en}). Compare them with what Assist support gave you; the login must be allowed to use the web services.`,
        `Ассист не принимает merchantId, логин или пароль (${text.ru}). Сверьте их с выданными службой поддержки; логину должны быть разрешены веб-сервисы.`,
        `Ассіст не прымае merchantId, лагін або пароль (${text.be}). Зверце іх з выдадзенымі службай падтрымкі; лагіну павінны быць дазволены вэб-сэрвісы.`,
      ),
    )
  return check(
    "credentials",
    "unknown",
    say(
      `Login and password could not be tried: ${text.en}`,
      `Логин и пароль проверить не удалось: ${text.ru}`,
      `Лагін і пароль праверыць не ўдалося: ${text.be}`,
    ),
  )
}

function unknownRest(context: CheckContext, order: AssistOrder | undefined): Check[] {
  return [secretWord(undefined, context), stages(context, [], order)]
}

function secretWord(known: AssistOrder[] | AssistError | undefined, { merchant }: CheckContext): Check {
  const order = known instanceof AssistError ? undefined : known?.at(-1)
  const wrong = known instanceof AssistError ? known.kind === "integrity" : order?.checkValueVerified === false
  if (wrong)
    return check(
      "secret_word",
      "failed",
      say(
        "The check value of Assist's answer does not fit secretWord. Compare it with the secret word in the cabinet.",
        "Контрольное значение ответа Ассист не сходится с secretWord. Сверьте его с секретным словом в личном кабинете.",
        "Кантрольнае значэнне адказу Ассіст не сыходзіцца з secretWord. Зверце яго з сакрэтным словам у асабістым кабінеце.",
      ),
    )
  if (order?.checkValueVerified) {
    const two = merchant.options.secretWords.length > 1
    return check(
      "secret_word",
      "ok",
      two
        ? say(
            "One of the two secret words fits Assist's answer.",
            "Одно из двух секретных слов подходит к ответу Ассист.",
            "Адно з двух сакрэтных слоў падыходзіць да адказу Ассіст.",
          )
        : say(
            "The secret word fits Assist's answer.",
            "Секретное слово подходит к ответу Ассист.",
            "Сакрэтнае слова падыходзіць да адказу Ассіст.",
          ),
    )
  }
  return check(
    "secret_word",
    "unknown",
    say(
      "Whether the secret word is right shows with the first payment: Assist proves it only in answers about orders.",
      "Верно ли секретное слово, станет видно с первым платежом: Ассист подтверждает его только в ответах о заказах.",
      "Ці правільнае сакрэтнае слова, стане відаць з першым плацяжом: Ассіст пацвярджае яго толькі ў адказах пра заказы.",
    ),
  )
}

function stages(
  context: CheckContext,
  operations: readonly ReportedOperation[],
  order: AssistOrder | undefined,
): Check {
  if (context.merchant.options.capture)
    return check(
      "two_stages",
      "ok",
      say(
        "One stage is configured (capture: true): money is taken at once.",
        "Настроена одна стадия (capture: true): деньги списываются сразу.",
        "Наладжана адна стадыя (capture: true): грошы спісваюцца адразу.",
      ),
    )
  const own = context.recentOrders.find(({ orderNumber }) => orderNumber === order?.orderNumber)
  const attempt = order && own && viewOrder([order], own.stages).attempts[0]
  const atOnce =
    own?.stages.asked === "held_first" && attempt?.stage === "taken_at_once"
      ? own
      : context.recentOrders.find(
          ({ stages: { asked, seen } }) => asked === "held_first" && Object.values(seen).includes("taken_at_once"),
        )
  if (atOnce)
    return check(
      "two_stages",
      "warning",
      say(
        `Order ${atOnce.orderNumber} asked for a hold, yet Assist took the money at once. If this happens with every payment, ask Assist support to allow two stages. Faster payments, some wallets and some stored cards cannot be held: close them with the option paymentMeans, or be ready to refund.`,
        `Для заказа ${atOnce.orderNumber} запрашивалась блокировка, но Ассист списал деньги сразу. Если так с каждым платежом, попросите поддержку разрешить двустадийный режим. Платежи СБП, некоторые кошельки и сохранённые карты не блокируются: закройте их параметром paymentMeans или будьте готовы к возвратам.`,
        `Для заказу ${atOnce.orderNumber} запытвалася блакіроўка, але Ассіст спісаў грошы адразу. Калі так з кожным плацяжом, папрасіце падтрымку дазволіць двухстадыйны рэжым. Хуткія плацяжы, некаторыя кашалькі і захаваныя карткі не блакіруюцца: закрыйце іх параметрам paymentMeans або будзьце гатовыя да вяртанняў.`,
      ),
    )
  const seen =
    (attempt?.stage === "held_first" && !attempt.stageAssumed) ||
    context.recentOrders.some(({ stages }) => Object.values(stages.seen).includes("held_first")) ||
    operations.some(({ orderState, operation }) => orderState === "Delayed" || operation.type === "charge")
  if (seen)
    return check(
      "two_stages",
      "ok",
      say(
        "Assist holds payments of this merchant.",
        "Ассист блокирует средства по платежам этого предприятия (две стадии).",
        "Ассіст блакіруе сродкі па плацяжах гэтага прадпрыемства (дзве стадыі).",
      ),
    )
  return check(
    "two_stages",
    "unknown",
    say(
      "Whether Assist allows two stages shows with the first payment. Ask Assist support before you open.",
      "Разрешён ли двустадийный режим, станет видно с первым платежом. Уточните у службы поддержки Ассист до открытия.",
      "Ці дазволены двухстадыйны рэжым, стане відаць з першым плацяжом. Удакладніце ў службы падтрымкі Ассіст да адкрыцця.",
    ),
  )
}
