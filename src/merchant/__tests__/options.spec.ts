import { parseOptions } from "../options"
import type { AssistProviderOptions } from "../provider-options"

const complete: AssistProviderOptions = {
  serverUrl: "https://payments.paysec.by",
  merchantId: "123456",
  login: "shop_login",
  password: "shopPassw0rd",
  secretWord: "s3cret w0rd",
  backendUrl: "https://api.shop.by",
  returnUrls: {
    success: "https://shop.by/order/{order_id}/confirmed",
    failure: "https://shop.by/checkout?payment=failed",
  },
}

const parse = (change: Record<string, unknown> = {}) => parseOptions({ ...complete, ...change })

/** The message of the refusal; fails when the options are accepted. */
function refusal(change: Record<string, unknown>): string {
  try {
    parse(change)
  } catch (error) {
    expect(error).toMatchObject({ type: "invalid_data" })
    return (error as Error).message
  }
  throw new Error(`accepted ${JSON.stringify(change)}`)
}

describe("the smallest set of options", () => {
  it("is enough, and every other option has its documented default", () => {
    expect(parse()).toEqual({
      ...complete,
      secretWord: undefined,
      secretWords: ["s3cret w0rd"],
      returnUrls: { ...complete.returnUrls, pending: complete.returnUrls.failure },
      capture: false,
      testMode: false,
      language: "auto",
      requestCheckValue: "delimited",
      replyFormat: "xml",
      verifyReplies: true,
      cancelService: "cancel",
      autoDeposit: true,
      captureOn: "manual",
      holdDays: 4,
      holdExpiry: "notify",
      holdExpiryLead: 24,
      timeouts: {},
      settleAfter: 120,
      orphanedPaymentTimeout: 60,
      inStepEvery: 120,
      wallets: {},
      ownerLanguage: "en",
      openOrder: "form",
      orderNumberPrefix: "",
      retention: { notifications: 180 },
      requestFormat: "form",
      customerNumber: false,
      disable3ds: false,
    })
  })

  it.each(["serverUrl", "merchantId", "login", "password", "secretWord", "backendUrl", "returnUrls"])(
    "without %s is refused by name, also when it is an unset environment variable",
    (name) => {
      expect(refusal({ [name]: undefined })).toContain(name)
      expect(refusal({ [name]: "" })).toContain(name)
      expect(refusal({ [name]: null })).toContain(name)
    },
  )

  it.each(["success", "failure"])("without returnUrls.%s is refused by name", (name) => {
    expect(refusal({ returnUrls: { ...complete.returnUrls, [name]: undefined } })).toContain(`returnUrls.${name}`)
  })

  it("no options at all name everything that is missing, in one go", () => {
    for (const nothing of [undefined, null, {}]) {
      const attempt = () => parseOptions(nothing)
      expect(attempt).toThrow("serverUrl")
      expect(attempt).toThrow("merchantId")
      expect(attempt).toThrow("secretWord")
      expect(attempt).toThrow("returnUrls")
    }
  })
})

describe("the way to Assist", () => {
  it.each(["", "SHOP-", "shop.by_2", "x".repeat(32)])("takes the prefix %p", (orderNumberPrefix) => {
    expect(parse({ orderNumberPrefix })).toMatchObject({ orderNumberPrefix })
  })

  it.each(["shop 1", "<b>", "a;b", "магазин", "x".repeat(33), "a/b"])(
    "refuses the prefix %p by name",
    (orderNumberPrefix) => {
      expect(refusal({ orderNumberPrefix })).toContain("orderNumberPrefix must be up to 32 letters")
    },
  )

  it("is a form or a request", () => {
    expect(parse({ openOrder: "request" })).toMatchObject({ openOrder: "request" })
    expect(refusal({ openOrder: "link" })).toContain('openOrder must be one of "form", "request"')
  })
})

describe("text from environment variables", () => {
  it.each(["capture", "testMode", "verifyReplies", "autoDeposit"])("%s is not switched by text", (name) => {
    for (const text of ["true", "false", "1", "", 1, 0])
      expect(refusal({ [name]: text })).toContain(`${name} must be true or false`)
    expect(parse({ [name]: true })).toHaveProperty(name, true)
    expect(parse({ [name]: false })).toHaveProperty(name, false)
  })

  it.each(["holdDays", "settleAfter", "inStepEvery", "orphanedPaymentTimeout"])("%s is not a text", (name) => {
    expect(refusal({ [name]: "5" })).toContain(name)
    expect(refusal({ [name]: Number.NaN })).toContain(name)
  })

  it("a merchant id is digits as text; a number is refused before it loses digits", () => {
    expect(refusal({ merchantId: 123456 })).toContain("merchantId")
  })

  it("blanks around a value are taken off", () => {
    expect(
      parse({ merchantId: " 123456 ", login: " shop_login\n", serverUrl: " https://payments.paysec.by " }),
    ).toMatchObject({
      merchantId: "123456",
      login: "shop_login",
      serverUrl: "https://payments.paysec.by",
    })
  })
})

describe("each option, wrong", () => {
  it.each([
    ["merchantId", "12a456"],
    ["merchantId", "0"],
    ["merchantId", "2147483648"],
    ["merchantId", "12345678901"],
    ["merchantId", "-1"],
    ["merchantId", "1.5"],
    ["login", "with blank"],
    ["login", "логин"],
    ["password", "with blank"],
    ["password", 12345678],
    ["serverUrl", "payments.paysec.by"],
    ["serverUrl", "ftp://payments.paysec.by"],
    ["serverUrl", "javascript:alert(1)"],
    ["serverUrl", "https://user:secret@payments.paysec.by"],
    ["serverUrl", "https://payments.paysec.by?x=1"],
    ["serverUrl", "https://{server}.paysec.by"],
    ["backendUrl", "api.shop.by"],
    ["backendUrl", "https://api.shop.by/{session_id}"],
    ["language", "ru"],
    ["language", "DE"],
    ["requestCheckValue", "md5"],
    ["replyFormat", "csv"],
    ["cancelService", "refund"],
    ["holdDays", 0],
    ["holdDays", -1],
    ["holdDays", 31],
    ["settleAfter", -1],
    ["inStepEvery", 59],
    ["orphanedPaymentTimeout", 9],
    ["orphanedPaymentTimeout", 1441],
    ["inStepEvery", 3601],
    ["timeouts", 30_000],
  ])("%s: %p is refused by name", (name, value) => {
    expect(refusal({ [name]: value })).toContain(name)
  })

  it.each(["connect", "headers", "body", "total"])("timeouts.%s is a positive whole number of milliseconds", (name) => {
    for (const value of [0, -5, 1.5, "5000", Number.POSITIVE_INFINITY]) {
      expect(refusal({ timeouts: { [name]: value } })).toContain(`timeouts.${name}`)
    }
    expect(parse({ timeouts: { [name]: 1234 } }).timeouts).toEqual({ [name]: 1234 })
  })

  it("the total limit stays below the life of Medusa's cart lock", () => {
    expect(refusal({ timeouts: { total: 35_001 } })).toContain("120 s")
    expect(parse({ timeouts: { total: 35_000 } }).timeouts.total).toBe(35_000)
  })

  it("several mistakes are told together", () => {
    const message = refusal({ capture: "true", merchantId: "x", backendUrl: "shop" })
    for (const name of ["capture", "merchantId", "backendUrl"]) expect(message).toContain(name)
  })

  it("no secret is repeated in a message", () => {
    const message = refusal({ password: "pass word with blanks", secretWord: 42, login: "логин" })
    expect(message).not.toContain("pass word")
    expect(message).not.toContain("логин")
    expect(message).not.toContain("42")
  })
})

describe("unknown options", () => {
  it.each([
    ["a misspelt one", { secretword: "x" }, "secretword"],
    [
      "one inside returnUrls",
      { returnUrls: { ...complete.returnUrls, cancel: "https://shop.by" } },
      "returnUrls.cancel",
    ],
    ["one inside timeouts", { timeouts: { idle: 5 } }, "timeouts.idle"],
  ])("%s is an error, with its name", (_, change, name) => {
    expect(refusal(change)).toContain(`${name} is not an option`)
  })

  it("all of them are named", () => {
    const message = refusal({ delay: 1, merchant: "x" })
    expect(message).toContain("delay is not an option")
    expect(message).toContain("merchant is not an option")
  })
})

describe("addresses", () => {
  it("login and password do not travel without TLS, but a sandbox nearby may do without", () => {
    expect(refusal({ serverUrl: "http://payments.paysec.by" })).toContain("serverUrl must start with https://")
    for (const nearby of ["http://localhost:4711", "http://127.0.0.1:4711", "http://sandbox:4711", "http://10.0.0.5"])
      expect(parse({ serverUrl: nearby }).serverUrl).toBe(nearby)
  })

  it("a shop under development may be without TLS", () => {
    for (const backendUrl of ["http://localhost:9000", "http://medusa:9000", "http://192.168.1.4", "http://[::1]:9000"])
      expect(parse({ backendUrl }).backendUrl).toBe(backendUrl)
    const returnUrls = { success: "http://localhost:8000/{order_id}", failure: "http://localhost:8000/failed" }
    expect(parse({ returnUrls }).returnUrls.success).toBe(returnUrls.success)
  })

  it.each(["http://api.shop.by", "http://10.evil.com", "http://127.0.0.1.evil.com:9000", "http://8.8.8.8"])(
    "a shop that others can reach has TLS: %s is refused",
    (backendUrl) => {
      expect(refusal({ backendUrl })).toContain("backendUrl must start with https://")
    },
  )

  it.each(["http://10.evil.com", "http://192.168.1.1.evil.com"])("%s is no private network", (serverUrl) => {
    expect(refusal({ serverUrl })).toContain("serverUrl must start with https://")
  })

  it("slashes at the end are taken off: addresses are put together with one", () => {
    expect(parse({ serverUrl: "https://payments.paysec.by//", backendUrl: "https://api.shop.by/" })).toMatchObject({
      serverUrl: "https://payments.paysec.by",
      backendUrl: "https://api.shop.by",
    })
  })

  it.each([
    ["success", "{order_id}", true],
    ["success", "{cart_id}", true],
    ["success", "{session_id}", true],
    ["success", "{reason}", false],
    ["success", "{orderId}", false],
    ["failure", "{reason}", true],
    ["failure", "{cart_id}", true],
    ["failure", "{session_id}", true],
    ["failure", "{order_id}", false],
    ["pending", "{session_id}", true],
    ["pending", "{order_id}", false],
    ["failure", "{}", false],
  ])("returnUrls.%s with %s: known %p", (name, placeholder, known) => {
    const returnUrls = { ...complete.returnUrls, [name]: `https://shop.by/x?y=${placeholder}` }
    if (known) expect(parse({ returnUrls }).returnUrls).toMatchObject({ [name]: returnUrls[name as "success"] })
    else
      expect(refusal({ returnUrls })).toMatch(
        new RegExp(`returnUrls\\.${name} has the unknown placeholder \\${placeholder}`),
      )
  })

  it("a pending address of its own is kept", () => {
    const returnUrls = { ...complete.returnUrls, pending: "https://shop.by/wait" }
    expect(parse({ returnUrls }).returnUrls.pending).toBe("https://shop.by/wait")
  })
})

describe("the secret word", () => {
  it("may be two while it is being changed: current first", () => {
    expect(parse({ secretWord: ["new word", "old word"] }).secretWords).toEqual(["new word", "old word"])
  })

  it.each([[[]], [["only one"]], [["a", "b", "c"]], [["new", ""]], [[undefined, "old"]], [{ current: "x" }], ["   "]])(
    "%p is refused",
    (secretWord) => {
      expect(refusal({ secretWord })).toContain("secretWord")
    },
  )
})

describe("a secret word that can be guessed", () => {
  it.each(["a", "12345", "       a       "])("is refused: %p", (secretWord) => {
    expect(refusal({ secretWord })).toContain("secretWord")
    expect(refusal({ secretWord: [secretWord, "the previous word"] })).toContain("at least 6 characters")
    expect(refusal({ secretWord })).toContain("at least 6 characters")
  })

  it("can be changed: the previous one may be short", () => {
    expect(parse({ secretWord: ["123456", "a"] }).secretWords).toEqual(["123456", "a"])
  })
})

describe("how long messages are kept", () => {
  it("is a whole number of days, from one up to ten years", () => {
    expect(parse({ retention: { notifications: 30 } }).retention).toEqual({ notifications: 30 })
    expect(parse({ retention: {} }).retention).toEqual({ notifications: 180 })
    for (const days of [0, -1, 1.5, 3651, "30", null])
      expect(refusal({ retention: { notifications: days } })).toContain("retention.notifications")
    expect(refusal({ retention: 30 })).toContain("retention must be { notifications: <days> }")
    expect(refusal({ retention: { orders: 30 } })).toContain("retention.orders is not an option")
  })
})

describe("who captures", () => {
  it("is the owner, packing or shipping, and nothing else", () => {
    expect(parse({ captureOn: "shipment" }).captureOn).toBe("shipment")
    expect(parse({ captureOn: "fulfillment" }).captureOn).toBe("fulfillment")
    expect(refusal({ captureOn: "delivery" })).toContain('captureOn must be one of "manual", "fulfillment", "shipment"')
  })

  it("makes receipts at the capture of holds alone, and opens orders by request with them", () => {
    expect(parse({ receipt: {} }).openOrder).toBe("request")
    expect(parse({ receipt: {}, openOrder: "form" }).openOrder).toBe("form")
    expect([parse({ receipt: false }).openOrder, parse({}).openOrder]).toEqual(["form", "form"])
    expect(parse({ receipt: { at: "capture" } }).receipt).toMatchObject({ at: "capture", paymentMode: 4 })
    expect(refusal({ capture: true, receipt: { at: "capture" } })).toContain(
      'receipt.at is "capture", while capture: true',
    )
  })

  it("has no meaning in one stage; the refusal names both options", () => {
    const message = refusal({ capture: true, captureOn: "shipment" })
    expect(message).toContain("captureOn has no meaning with capture: true")
    expect(parse({ capture: true, captureOn: "manual" }).capture).toBe(true)
  })
})
