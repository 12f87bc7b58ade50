import { assistError } from "../protocol/assist-error.ts"
import { parseBillnumber } from "../protocol/billnumber.ts"
import type { OrderRow } from "../store/rows.ts"
import type { OrderFilter, Unit } from "../store/unit.ts"
import { settleOrder } from "./settle.ts"

/** An order by its billnumber, brought up to date; null when the merchant has none such. */
export async function findOrder(
  unit: Unit,
  billnumber: string,
  now: Date,
  merchantId?: string,
): Promise<OrderRow | null> {
  const order = await unit.orderByBillnumber(billnumber)
  if (!order || (merchantId !== undefined && order.merchantId !== merchantId)) return null
  return settleOrder(unit, order, now)
}

/** An order by the key of its payment page, brought up to date; null when the merchant has none such. */
export async function findByCfsid(unit: Unit, cfsid: string, now: Date, merchantId: string): Promise<OrderRow | null> {
  const order = cfsid === "" ? null : await unit.orderByCfsid(cfsid)
  return order?.merchantId === merchantId ? settleOrder(unit, order, now) : null
}

/** All attempts under an OrderNumber, brought up to date, oldest first. */
export async function findAttempts(
  unit: Unit,
  orderNumber: string,
  now: Date,
  merchantId?: string,
): Promise<OrderRow[]> {
  const orders = await unit.ordersByNumber(orderNumber, merchantId)
  for (const order of orders) await settleOrder(unit, order, now)
  return orders
}

/** A page of orders, brought up to date, newest first, with the number of all that match. */
export async function listedOrders(
  unit: Unit,
  filter: OrderFilter,
  now: Date,
): Promise<{ orders: OrderRow[]; total: number }> {
  const page = await unit.listOrders(filter)
  for (const order of page.orders) await settleOrder(unit, order, now)
  return page
}

/**
 * The order a charge or a cancel names. An extended number must name the successful payment operation (protocol 4, 5);
 * which codes the other cases have is not documented: 5/143, the wrong value of this very parameter.
 */
export async function orderToChange(
  unit: Unit,
  text: string | undefined,
  now: Date,
  merchantId: string,
): Promise<OrderRow> {
  if (!text) throw assistError("noBillnumber")
  const billnumber = parseBillnumber(text)
  if (!billnumber) throw assistError("wrongBillnumber")
  const order = await findOrder(unit, billnumber.order, now, merchantId)
  if (!order) throw assistError("unknownOrder")
  if (billnumber.operation !== null) {
    const operation = order.operations.find((one) => one.n === billnumber.operation)
    if (operation?.type !== 100 || operation.state !== "Success") throw assistError("wrongBillnumber")
  }
  return order
}
