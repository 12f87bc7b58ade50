import { parseOptions } from "../options"

const parse = (change: Record<string, unknown>) =>
  parseOptions({
    serverUrl: "https://payments.paysec.by",
    merchantId: "123456",
    login: "shop_login",
    password: "shopPassw0rd",
    secretWord: "s3cret w0rd",
    backendUrl: "https://api.shop.by",
    returnUrls: { success: "https://shop.by/ok", failure: "https://shop.by/failed" },
    ...change,
  })

describe("the end of a hold", () => {
  it.each(["notify", "capture", "release"])("may be met with %s", (holdExpiry) => {
    expect(parse({ holdExpiry })).toMatchObject({ holdExpiry, holdExpiryLead: 24 })
  })

  it("takes the former name of a release", () => {
    expect(parse({ holdExpiry: "void" })).toMatchObject({ holdExpiry: "release" })
  })

  it("is met with nothing else, and the option is named", () => {
    expect(() => parse({ holdExpiry: "renew" })).toThrow(/holdExpiry must be one of "notify", "capture", "release"/)
    expect(() => parse({ holdExpiryLead: -1 })).toThrow(/holdExpiryLead must not be negative/)
    expect(() => parse({ holdExpiryLead: "24" })).toThrow(/holdExpiryLead must be a number of hours/)
  })

  it("cannot be nearer than the hold is long; the default gives way to a short hold", () => {
    expect(() => parse({ holdDays: 2, holdExpiryLead: 48 })).toThrow(/holdExpiryLead must be shorter than the hold/)
    expect(parse({ holdDays: 2, holdExpiryLead: 47 })).toMatchObject({ holdExpiryLead: 47 })
    expect(parse({ holdDays: 1 })).toMatchObject({ holdExpiryLead: 12 })
  })
})
