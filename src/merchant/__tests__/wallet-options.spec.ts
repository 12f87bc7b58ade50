import fc from "fast-check"
import { selfSigned } from "../../../integration-tests/processes/certificates"
import { applePayOnPages, walletShape } from "../wallet-options"

const own = selfSigned("merchant.by.shop")
const other = selfSigned("merchant.by.other")
const onPages = {
  merchantIdentifier: "merchant.by.shop",
  displayName: "Shop",
  domain: "shop.by",
  certificate: own.cert,
  privateKey: own.key,
}
const read = (wallets: object) => walletShape.safeParse(wallets)
const problems = (wallets: object) =>
  read(wallets).error?.issues.map(({ path, message }) => `${path.join(".")} ${message}`)

describe("the option wallets", () => {
  it("with any of Apple's five fields for pages is taken with all of them, or not at all", () => {
    const names = Object.keys(onPages) as (keyof typeof onPages)[]
    fc.assert(
      fc.property(fc.subarray(names), (given) => {
        const applePay = Object.fromEntries(given.map((name) => [name, onPages[name]]))
        const parsed = read({ applePay })
        expect(parsed.success).toBe(given.length === 0 || given.length === names.length)
        const missing = names.filter((name) => !given.includes(name))
        if (!parsed.success)
          for (const name of missing) expect(problems({ applePay })?.join()).toContain(`applePay.${name}`)
        if (parsed.success) expect(Boolean(applePayOnPages(parsed.data))).toBe(given.length === names.length)
      }),
    )
  })

  it.each<[string, object, RegExp]>([
    ["the key of another certificate", { privateKey: other.key }, /privateKey is not the key of the certificate/],
    ["no certificate", { certificate: own.key }, /certificate is no certificate/],
    ["no key", { privateKey: own.cert }, /privateKey is no private key/],
    ["an address for the host", { domain: "https://shop.by/" }, /domain must be a host/],
    ["a long name", { displayName: "x".repeat(65) }, /displayName must have at most 64/],
    ["a field nobody knows", { certificat: "x" }, /./],
  ])("%s is refused by name", (_what, change, expected) => {
    expect(problems({ applePay: { ...onPages, ...change } })?.join("\n")).toMatch(expected)
  })

  it("keeps the wallets that are given, under the names of the store API, and no other", () => {
    const flags = fc.record({
      googlePay: fc.boolean(),
      applePay: fc.boolean(),
      samsungPay: fc.boolean(),
      mirPay: fc.boolean(),
    })
    fc.assert(
      fc.property(flags, (on) => {
        const given = Object.fromEntries(Object.entries(on).flatMap(([name, is]) => (is ? [[name, {}]] : [])))
        const { google_pay, apple_pay, samsung_pay, mir_pay } = walletShape.parse(given)
        expect([google_pay, apple_pay, samsung_pay, mir_pay].map(Boolean)).toEqual(Object.values(on))
      }),
    )
  })

  it("never quotes a key in an error", () => {
    expect(problems({ applePay: { ...onPages, privateKey: other.key } })?.join()).not.toContain("PRIVATE KEY")
  })
})
