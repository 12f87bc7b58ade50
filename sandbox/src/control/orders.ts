import { clockNow } from "../clock.ts"
import { cancelOrder } from "../orders/cancel-order.ts"
import { chargeOrder } from "../orders/charge-order.ts"
import { findAttempts, findOrder, listedOrders } from "../orders/find-orders.ts"
import { expireHold } from "../orders/hold.ts"
import { openOrder } from "../orders/open-order.ts"
import { payOrder } from "../orders/pay-order.ts"
import { timeOutOrder } from "../orders/settle.ts"
import type { TypedCard } from "../payment/card.ts"
import { PAGE_MEANS, type PageMeans, pageMeansNamed } from "../payment/page-means.ts"
import { TEST_CARDS, testCardNamed, typedTestCard } from "../payment/test-cards.ts"
import { readLanguage } from "../protocol/language.ts"
import { normalCurrency } from "../protocol/money.ts"
import { CUSTOMER_FIELDS } from "../protocol/order-parameters.ts"
import type { OrderRow } from "../store/rows.ts"
import type { Unit } from "../store/unit.ts"
import { type ControlBody, ControlError } from "./control-body.ts"
import { type ControlCall, control } from "./control-handler.ts"
import { orderViews, viewOfOrder } from "./order-view.ts"

const DAY_MS = 24 * 60 * 60 * 1000
const MINUTE_MS = 60 * 1000

/** GET /_control/orders?ordernumber=&merchant_id= : oldest first. */
export const listOrders = control(async ({ sandbox, request }) => {
  const orderNumber = request.query.get("ordernumber")
  const merchantId = request.query.get("merchant_id") ?? undefined
  const now = clockNow()
  return sandbox.store.work(async (unit) => {
    const orders =
      orderNumber === null
        ? (await listedOrders(unit, { merchantId, skip: 0, take: 1000 }, now)).orders.reverse()
        : await findAttempts(unit, orderNumber, now, merchantId)
    return { orders: await orderViews(unit, orders) }
  })
})

/**
 * POST /_control/orders : an order as if its shopper had come, paid when a card or another means is named; `minutes_old`: that
 * long ago, `days_old`: only the order is older than its payment.
 */
export const createOrder = control(async ({ sandbox, body }) => {
  const now = new Date(clockNow().getTime() - body.count("minutes_old", 0) * MINUTE_MS)
  return sandbox.store.work(async (unit) => {
    const merchant = await unit.merchant(body.text("merchant_id") ?? sandbox.defaultMerchantId)
    if (!merchant) throw new ControlError("no such merchant", 404)
    const amount = body.requiredAmount("amount")
    const currency = normalCurrency(body.text("currency") ?? merchant.currency)
    const order = await openOrder(
      unit,
      merchant,
      {
        orderNumber: body.required("ordernumber"),
        amount,
        currency,
        operationAmount: body.text("operation_amount") === undefined ? amount : body.requiredAmount("operation_amount"),
        operationCurrency: normalCurrency(body.text("operation_currency") ?? currency),
        delay: body.flag("delay", true),
        comment: body.text("comment") ?? body.text("ordercomment") ?? "",
        customer: customerOf(body),
        language: readLanguage(body.text("language"), "RU"),
        returnUrls: {
          any: body.text("url_return") ?? "",
          ok: body.text("url_return_ok") ?? "",
          no: body.text("url_return_no") ?? "",
        },
        clientIp: "127.0.0.1",
        createdAt: new Date(now.getTime() - body.count("days_old", 0) * DAY_MS),
      },
      now,
    )
    if (body.text("card") !== undefined || body.text("means") !== undefined) await pay(unit, order, body, now)
    return viewOfOrder(unit, order)
  })
})

/** POST /_control/pay : pays the open attempt; after a refusal or timeout, a new attempt for the same money. */
export const payOpenOrder = control(async ({ sandbox, body }) => {
  const now = clockNow()
  const orderNumber = body.required("ordernumber")
  return sandbox.store.work(async (unit) => {
    const attempts = await findAttempts(unit, orderNumber, now, body.text("merchant_id"))
    const last = attempts.at(-1)
    if (!last) throw new ControlError(`no order ${orderNumber}`, 404)
    const open = attempts.find((order) => order.state === "In Process") ?? (await tryAgain(unit, last, now))
    await pay(unit, open, body, now)
    return viewOfOrder(unit, open)
  })
})

/** POST /_control/orders/:billnumber/charge */
export const chargeByHand = onOrder(async (unit, order, body, now) => {
  const notify = body.flag("notify", true)
  await chargeOrder(
    unit,
    order,
    { amount: body.amount("amount"), autoDeposit: body.flag("autodeposit", false), notify },
    now,
  )
})

/** POST /_control/orders/:billnumber/cancel */
export const cancelByHand = onOrder(async (unit, order, body, now) => {
  await cancelOrder(unit, order, { amount: body.amount("amount"), notify: body.flag("notify", true) }, now)
})

/** POST /_control/orders/:billnumber/timeout */
export const timeOutByHand = onOrder(async (unit, order) => {
  if (order.state !== "In Process") throw new ControlError(`the order is ${order.state}, not In Process`, 409)
  await timeOutOrder(unit, order)
})

/** POST /_control/orders/:billnumber/expire_hold */
export const expireHoldByHand = onOrder((unit, order, _body, now) => expireHold(unit, order, now))

function onOrder(change: (unit: Unit, order: OrderRow, body: ControlBody, now: Date) => Promise<void>) {
  return control(({ sandbox, path, body }: ControlCall) => {
    const now = new Date(clockNow().getTime() - body.count("minutes_old", 0) * MINUTE_MS)
    return sandbox.store.work(async (unit) => {
      const order = await findOrder(unit, (path["billnumber"] ?? "").replace(/\..*$/, ""), now)
      if (!order) throw new ControlError("no such order", 404)
      await change(unit, order, body, now)
      return viewOfOrder(unit, order)
    })
  })
}

/** Pays with `means`, else with `card`, which is `approve` when none is named. What the page offers does not matter here. */
async function pay(unit: Unit, order: OrderRow, body: ControlBody, now: Date): Promise<void> {
  const by = body.text("means") === undefined ? { card: cardOf(body, now) } : { means: meansOf(body) }
  const takesAtOnce = body.flag("takes_at_once", false)
  await payOrder(unit, order, { ...by, takesAtOnce, clientIp: "127.0.0.1", notify: body.flag("notify", true) }, now)
}

function cardOf(body: ControlBody, now: Date): TypedCard {
  const name = body.text("card") ?? "approve"
  const card = testCardNamed(name)
  if (!card) throw new ControlError(`no test card "${name}"; there are ${namesOf(TEST_CARDS)}`)
  return typedTestCard(card, now)
}

function meansOf(body: ControlBody): PageMeans {
  if (body.text("card") !== undefined) throw new ControlError('"card" and "means" exclude each other')
  const name = body.required("means")
  const means = pageMeansNamed(name)
  if (!means) throw new ControlError(`no means "${name}"; there are ${namesOf(PAGE_MEANS)}`)
  return means
}

const namesOf = (all: readonly { name: string }[]) => all.map((one) => one.name).join(", ")

async function tryAgain(unit: Unit, last: OrderRow, now: Date): Promise<OrderRow> {
  const merchant = await unit.merchant(last.merchantId)
  if (!merchant) throw new ControlError("no such merchant", 404)
  const { operations: _operations, createdAt: _createdAt, ...request } = last
  return openOrder(unit, merchant, request, now)
}

function customerOf(body: ControlBody): Record<string, string> {
  const sent = CUSTOMER_FIELDS.map((name) => [name, body.text(name)] as const)
  return Object.fromEntries(sent.filter((entry): entry is [(typeof sent)[number][0], string] => entry[1] !== undefined))
}
