import type { Language } from "../protocol/language.ts"
import type { TypedCard } from "./card.ts"

/** What a test card does when it is paid with. */
export type CardBehavior =
  | { kind: "approve"; takesAtOnce?: true }
  | { kind: "decline"; code: string }
  | { kind: "3ds" }
  | { kind: "slow"; returnTo: "no" | "ok" }

/** A card of the list on the payment page. Assist publishes no such list (protocol 11.9): the numbers are ours. */
export interface TestCard {
  /** Name used by the control API. */
  name: string
  number: string
  behavior: CardBehavior
  title: Record<Language, string>
}

/** The list. All numbers pass the Luhn check. */
export const TEST_CARDS: readonly TestCard[] = [
  card("approve", "4111111111111111", { kind: "approve" }, "Оплата пройдёт", "Approved"),
  card("mastercard", "5555555555554444", { kind: "approve" }, "Оплата пройдёт (MasterCard)", "Approved (MasterCard)"),
  card("mir", "2200000000000004", { kind: "approve" }, "Оплата пройдёт (Мир)", "Approved (Mir)"),
  card(
    "at_once",
    "4000000000002008",
    { kind: "approve", takesAtOnce: true },
    "Списание сразу: банк не блокирует",
    "Taken at once: the bank cannot hold",
  ),
  card("3ds", "4000000000030033", { kind: "3ds" }, "Подтверждение 3-D Secure", "3-D Secure check"),
  card("slow", "4000000000003006", { kind: "slow", returnTo: "no" }, "Банк отвечает медленно", "The bank is slow"),
  card(
    "slow_ok",
    "4000000000003014",
    { kind: "slow", returnTo: "ok" },
    "Банк медлит, возврат на URL_RETURN_OK",
    "Slow bank, back to URL_RETURN_OK",
  ),
  card("decline", "4000000000001000", { kind: "decline", code: "AS100" }, "Отказ банка, AS100", "Declined, AS100"),
  card(
    "insufficient",
    "4000000000001026",
    { kind: "decline", code: "AS102" },
    "Недостаточно средств, AS102",
    "Insufficient funds, AS102",
  ),
  card(
    "expired",
    "4000000000001042",
    { kind: "decline", code: "AS104" },
    "Неверный срок действия, AS104",
    "Wrong expiry date, AS104",
  ),
  card("limit", "4000000000001059", { kind: "decline", code: "AS105" }, "Превышен лимит, AS105", "Card limit, AS105"),
  card(
    "fraud",
    "4000000000001083",
    { kind: "decline", code: "AS108" },
    "Подозрение на мошенничество, AS108",
    "Suspected fraud, AS108",
  ),
]

function card(name: string, number: string, behavior: CardBehavior, RU: string, EN: string): TestCard {
  return { name, number, behavior, title: { RU, EN } }
}

/** A card of the list by its name. */
export function testCardNamed(name: string): TestCard | undefined {
  return TEST_CARDS.find((known) => known.name === name)
}

/** A card of the list by its number. */
export function testCardOf(number: string): TestCard | undefined {
  return TEST_CARDS.find((known) => known.number === number)
}

/** What paying with this number does. A number that is not a test card is refused as wrong card data. */
export function behaviorOf(number: string): CardBehavior {
  return testCardOf(number)?.behavior ?? { kind: "decline", code: "AS101" }
}

/** The bank cannot hold and takes the money at once, whatever stage the order asks for (seed 002, last sentence). */
export function takesAtOnce(behavior: CardBehavior | undefined): boolean {
  return behavior?.kind === "approve" && behavior.takesAtOnce === true
}

/** A test card as if typed into the form. */
export function typedTestCard(card: TestCard, now: Date): TypedCard {
  return { number: card.number, holder: "TEST CARDHOLDER", month: 12, year: now.getUTCFullYear() + 3 }
}
