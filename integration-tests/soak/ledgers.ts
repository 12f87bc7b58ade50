import type { SeveralStores } from "../instances/several-stores"

/** One order number of the soak, as both sides have it; sums in hundredths. */
export interface BothLedgers {
  readonly orderNumber: string
  readonly assist: {
    readonly states: string
    readonly held: number
    readonly charged: number
    readonly returned: number
  }
  readonly books: Books | undefined
}

interface Books {
  readonly orderId: string | null
  readonly orderStatus: string | null
  readonly canceled: boolean
  readonly captured: number
  readonly refunded: number
  /** Of the order's transactions. */
  readonly transactions: number
  /** More than one payment for one number, or none that can be told. */
  readonly payments: number
}

const BOOKS = `
  select asked.order_number as "orderNumber", count(p.id)::int as payments, min(link.order_id) as "orderId",
         min(o.status::text) as "orderStatus", bool_and(p.canceled_at is not null) as canceled,
         coalesce(sum((select sum(amount) from capture where payment_id = p.id and deleted_at is null)), 0)::float8 * 100 as captured,
         coalesce(sum((select sum(amount) from refund where payment_id = p.id and deleted_at is null)), 0)::float8 * 100 as refunded,
         coalesce(sum((select sum(amount) from order_transaction where order_id = link.order_id and deleted_at is null)), 0)::float8 * 100
           as transactions
    from assist_order asked
    left join payment p on p.payment_session_id = asked.session_id and p.deleted_at is null
    left join order_payment_collection link on link.payment_collection_id = p.payment_collection_id and link.deleted_at is null
    left join "order" o on o.id = link.order_id
   group by asked.order_number`

const AT_ONCE = 8

/** Reads both ledgers of every order the shop has sent to Assist: Assist's through the sandbox, Medusa's from its tables. */
export async function readLedgers(
  { database, sandbox }: SeveralStores,
  only?: ReadonlySet<string>,
): Promise<BothLedgers[]> {
  const rows = (await database.rows<Books & { orderNumber: string }>(BOOKS)).filter(
    ({ orderNumber }) => !only || only.has(orderNumber),
  )
  const read: BothLedgers[] = []
  const reader = async () => {
    for (let row = rows.pop(); row; row = rows.pop()) {
      const { orderNumber, ...books } = row
      const attempts = await sandbox.orders(orderNumber)
      const sum = (of: (attempt: (typeof attempts)[number]) => string) =>
        attempts.reduce((total, attempt) => total + Math.round(Number(of(attempt)) * 100), 0)
      const assist = {
        states: attempts.map(({ state }) => state).join(", "),
        held: sum(({ held }) => held),
        charged: sum(({ charged }) => charged),
        returned: sum(({ returned }) => returned),
      }
      read.push({ orderNumber, assist, books: books.payments > 0 ? rounded(books) : undefined })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, reader))
  return read
}

function rounded(books: Books): Books {
  const { captured, refunded, transactions } = books
  return {
    ...books,
    captured: Math.round(captured),
    refunded: Math.round(refunded),
    transactions: Math.round(transactions),
  }
}

/** What is wrong with an order's money, in words; undefined when both ledgers say the same and nothing is lost. */
export function differenceOf({ assist, books }: BothLedgers): string | undefined {
  const { held, charged, returned } = assist
  if (!books) {
    if (held === 0 && charged === returned) return undefined
    return `Assist has ${sum(held)} held, ${sum(charged)} charged, ${sum(returned)} returned; Medusa has no payment`
  }
  if (books.payments !== 1) return `${books.payments} payments for one order number`
  if (!books.orderId) {
    if (books.canceled && held === 0 && charged === returned) return undefined
    return "a payment without an order"
  }
  if (books.captured !== charged) return `Assist charged ${sum(charged)}, Medusa booked ${sum(books.captured)}`
  if (books.refunded !== returned) return `Assist returned ${sum(returned)}, Medusa booked ${sum(books.refunded)}`
  if (books.transactions !== books.captured - books.refunded)
    return `the order's transactions come to ${sum(books.transactions)}, its captures and refunds to ${sum(books.captured - books.refunded)}`
  // What a partial charge leaves blocked is Assist's, and cannot be captured any more.
  if (charged === 0 && books.canceled !== (held === 0))
    return `Assist holds ${sum(held)}, and Medusa's payment is ${books.canceled ? "canceled" : "not canceled"}`
  if (books.orderStatus === "canceled" && (held > 0 || charged !== returned)) return "a canceled order has money left"
  return undefined
}

function sum(hundredths: number): string {
  return (hundredths / 100).toFixed(2)
}
