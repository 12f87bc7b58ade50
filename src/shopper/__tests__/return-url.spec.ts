import fc from "fast-check"
import { returnUrl } from "../return-url"

const parameters = { session_id: "payses_1", cart_id: "cart_1", order_id: "order_1", reason: "insufficient_funds" }

describe("where the shopper goes", () => {
  it("an order's own page", () => {
    expect(returnUrl("https://shop.by/order/{order_id}/confirmed", parameters, false)).toBe(
      "https://shop.by/order/order_1/confirmed",
    )
  })

  it("every placeholder, in path and query, as often as it stands there", () => {
    expect(returnUrl("https://shop.by/{cart_id}/{session_id}?o={order_id}&c={cart_id}", parameters, false)).toBe(
      "https://shop.by/cart_1/payses_1?o=order_1&c=cart_1",
    )
  })

  it("nothing is added to a success address", () => {
    expect(returnUrl("https://shop.by/thanks", parameters, false)).toBe("https://shop.by/thanks")
  })

  it("a plain failure address learns which payment failed and why", () => {
    const { order_id: _, ...failed } = parameters
    expect(returnUrl("https://shop.by/checkout?payment=failed", failed, true)).toBe(
      "https://shop.by/checkout?payment=failed&session_id=payses_1&reason=insufficient_funds",
    )
  })

  it("the cart's id opens the cart: only an address that asks for it is given it", () => {
    expect(returnUrl("https://shop.by/checkout", parameters, true)).not.toContain("cart_1")
    expect(returnUrl("https://shop.by/checkout?cart={cart_id}", parameters, true)).toContain("cart=cart_1")
  })

  it("what has its placeholder is not added once more", () => {
    expect(
      returnUrl("https://shop.by/retry/{cart_id}?why={reason}", { ...parameters, order_id: undefined }, true),
    ).toBe("https://shop.by/retry/cart_1?why=insufficient_funds&session_id=payses_1")
  })

  it("a parameter the shop set itself is left as it is", () => {
    const url = new URL(returnUrl("https://shop.by/checkout?reason=assist", parameters, true))
    expect(url.searchParams.getAll("reason")).toEqual(["assist"])
  })

  it("a value that is not known leaves nothing behind", () => {
    expect(returnUrl("https://shop.by/checkout?cart={cart_id}", { session_id: "payses_1" }, true)).toBe(
      "https://shop.by/checkout?cart=&session_id=payses_1",
    )
    expect(returnUrl("https://shop.by/checkout", { session_id: "payses_1", cart_id: undefined }, true)).not.toContain(
      "cart_id",
    )
  })

  it("a fragment stays at the end", () => {
    expect(returnUrl("https://shop.by/#/checkout", { session_id: "payses_1" }, true)).toBe(
      "https://shop.by/?session_id=payses_1#/checkout",
    )
  })

  it("no value can lead to another host, out of its path segment, or into another parameter", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary-ascii" }), fc.boolean(), (value, append) => {
        const of = { session_id: value, order_id: value }
        const path = new URL(returnUrl("https://shop.by/order/{order_id}/confirmed", of, append))
        expect(path.origin).toBe("https://shop.by")
        if (value !== "" && value !== "." && value !== "..")
          expect(path.pathname).toMatch(/^\/order\/[^/]+\/confirmed$/)
        const query = new URL(returnUrl("https://shop.by/x?id={order_id}", of, append))
        expect(query.searchParams.get("id")).toBe(value)
        expect(query.hash).toBe("")
        expect([...query.searchParams.keys()].filter((key) => key !== "id" && key !== "session_id")).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})
