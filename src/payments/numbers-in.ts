import type { OrderView } from "./order-view"

/** The numbers of all attempts and operations under an order number: a payment that is begun adds one. */
export function numbersIn({ reported }: OrderView): string[] {
  return reported.flatMap(({ billNumber, operations }) => [billNumber, ...operations.map((one) => one.billNumber)])
}

/** Does Assist show a number that was not there before? */
export function hasNews(view: OrderView, before: readonly string[]): boolean {
  const known = new Set(before)
  return numbersIn(view).some((number) => !known.has(number))
}
