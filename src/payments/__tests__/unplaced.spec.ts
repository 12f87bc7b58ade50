import fc from "fast-check"
import { type CartFacts, type CompletionError, whyNever } from "../unplaced"

const line = { gone: false, ships: true, profile: "default", inStock: true }
const sound: CartFacts = { exists: true, lines: [line], profiles: ["default"], regionTakesPayment: true }
const typeError: CompletionError = { message: "Cannot read properties of undefined (reading 'product')" }
const refusal: CompletionError = { type: "not_allowed", message: "Not enough stock available" }

describe("can a cart never become an order?", () => {
  it.each<[string, Partial<CartFacts>]>([
    ["cart_gone", { exists: false, lines: [] }],
    ["cart_gone", { lines: [] }],
    ["product_gone", { lines: [line, { ...line, gone: true }] }],
    ["region_closed", { regionTakesPayment: false }],
    ["shipping_gone", { profiles: [] }],
    ["shipping_gone", { lines: [{ ...line, profile: "bulky" }] }],
  ])("%s, whatever core threw", (cause, broken) => {
    for (const error of [typeError, refusal]) expect(whyNever(error, { ...sound, ...broken })).toBe(cause)
  })

  it("goods that need no shipping miss no shipping option", () => {
    expect(whyNever(typeError, { ...sound, profiles: [], lines: [{ ...line, ships: false }] })).toBeUndefined()
  })

  it("stock counts when core says so itself: a rival's reservation may be half of an order", () => {
    const empty = { ...sound, lines: [{ ...line, inStock: false }] }
    expect(whyNever(refusal, empty)).toBe("out_of_stock")
    expect(whyNever(typeError, empty)).toBeUndefined()
  })

  it("a refusal of a sound cart is a rule of the shop's, and an unknown error may pass", () => {
    expect(whyNever(refusal, sound)).toBe("refused_by_shop")
    expect(whyNever(typeError, sound)).toBeUndefined()
    expect(whyNever({ type: "database_error", message: "the connection was closed" }, sound)).toBeUndefined()
  })

  it("nothing is final while another process completes the same cart, or after a refusal of the plugin's own", () => {
    const facts = fc.record({
      exists: fc.boolean(),
      lines: fc.array(
        fc.record({ gone: fc.boolean(), ships: fc.boolean(), profile: fc.constant("x"), inStock: fc.boolean() }),
      ),
      profiles: fc.array(fc.constantFrom("x", "y")),
      regionTakesPayment: fc.boolean(),
    })
    const passing = fc.constantFrom<CompletionError>(
      { message: "Timed-out acquiring lock." },
      { type: "conflict", message: "Failed to acquire lock for key cart_1" },
      { type: "not_allowed", message: "Cart cart_1 is already being completed by another request" },
      { type: "invalid_data", message: "Payment with payment_session_id: payses_1, already exists." },
      { type: "payment_authorization_error", code: "assist_paid_otherwise", message: "paid" },
    )
    fc.assert(fc.property(passing, facts, (error, cart) => expect(whyNever(error, cart)).toBeUndefined()))
  })
})
