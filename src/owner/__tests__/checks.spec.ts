import { selfSigned } from "../../../integration-tests/processes/certificates"
import type { Merchant } from "../../merchant/merchant"
import { parseOptions } from "../../merchant/options"
import { cabinetUrl } from "../merchants/cabinet-url"
import { receiptedOf } from "../merchants/checks/check"
import { checkNotificationUrl, checkOpenOrder, checkTestMode } from "../merchants/checks/check-configuration"
import { checkReceipts, checkTaxRates } from "../merchants/checks/check-receipts"
import { checkClock } from "../merchants/checks/check-server"
import { checkWallets } from "../merchants/checks/check-wallets"

const context = (options: Record<string, unknown>, production: boolean) => ({
  merchant: {
    options: parseOptions({
      serverUrl: "https://payments.paysec.by",
      merchantId: "123456",
      login: "shoplogin",
      password: "Passw0rd1",
      secretWord: "s3cr3t-word",
      backendUrl: "https://api.shop.by",
      returnUrls: { success: "https://shop.by/ok", failure: "https://shop.by/no" },
      ...options,
    }),
  } as Merchant,
  production,
  recentOrders: [],
})

describe("the connection test", () => {
  const now = Date.parse("Sun, 22 Nov 2026 05:00:00 GMT")
  it.each([
    ["Sun, 22 Nov 2026 05:00:30 GMT", "ok"],
    ["Sun, 22 Nov 2026 05:05:00 GMT", "warning"],
    ["Sun, 22 Nov 2026 04:55:00 GMT", "warning"],
    ["Sun, 22 Nov 2026 06:00:00 GMT", "failed"],
    ["yesterday", "unknown"],
    [null, "unknown"],
  ])("reads the clock off %s: %s", (date, result) => {
    expect(checkClock(date, now).result).toBe(result)
  })

  it.each([
    ["http://localhost:9000", false, "warning"],
    ["http://localhost:9000", true, "failed"],
    ["http://192.168.1.4:9000", true, "failed"],
    ["http://[fd12:3456::1]:9000", true, "failed"],
    ["https://api.shop.by:9443", true, "failed"],
  ])("a notification URL at %s (production: %s) is %s", async (backendUrl, production, result) => {
    expect((await checkNotificationUrl(context({ backendUrl }, production))).result).toBe(result)
  })

  it.each([
    [{ testMode: true }, true, "failed"],
    [{ testMode: true }, false, "warning"],
    [{ serverUrl: "https://payments.demo.paysecure.ru" }, false, "warning"],
    [{ serverUrl: "https://test.paysec.by" }, false, "warning"],
    [{}, true, "ok"],
  ])("test mode of %j (production: %s) is %s", (options, production, result) => {
    expect(checkTestMode(context(options, production)).result).toBe(result)
  })

  it.each([
    [{}, "warning", 'openOrder: "request"'],
    [{ openOrder: "request" }, "ok", "only a link"],
  ])("the way to Assist of %j is %s", (options, result, text) => {
    const { result: found, message } = checkOpenOrder(context(options, false))
    expect(found).toBe(result)
    expect(message.en).toContain(text)
  })

  it.each([
    ["https://payments.paysec.by", "https://account.paysec.by"],
    ["https://pay132.paysec.by", "https://account.paysec.by"],
    ["https://payments100.paysecure.ru", "https://account.paysecure.ru"],
    ["https://notpaysec.by.evil.test", "https://notpaysec.by.evil.test/cabinet"],
  ])("the cabinet of %s is %s", (server, cabinet) => {
    expect(cabinetUrl(server)).toBe(cabinet)
  })

  const settings = (more: object) => ({ at: "payment" as const, taxByRate: {}, paymentMode: 1, ...more })
  it.each([
    [
      { taxByRate: { 20: "vat20" } },
      ["20", "10", "0.5"],
      "warning",
      "10 %, 0.5 %. Lines with them go to Assist without",
    ],
    [{ taxByRate: { 20: "vat20" }, tax: "novat" }, ["10"], "warning", "go out as novat"],
    [{ taxByRate: { 20: "vat20", 10: "vat10" } }, ["20", "10"], "ok", "Every tax rate"],
    [{ tax: "vat20" }, [], "ok", "Every tax rate"],
    [{}, [], "warning", "Set receipt.tax"],
    [{ tax: "vat33" }, [], "warning", "names the tax code vat33"],
    [{ tax: "vat20" }, undefined, "unknown", "could not be read"],
  ])("the tax rates of %j, of a shop with %j: %s", (options, rates, result, text) => {
    const found = checkTaxRates(settings(options), rates as string[] | undefined)
    expect([found.name, found.result]).toEqual(["receipt_taxes", result])
    expect(found.message.en).toContain(text)
  })

  it("says nothing of receipts without the option, and that there are none when it is false", async () => {
    expect(await checkReceipts(context({}, false))).toEqual([])
    expect((await checkReceipts(context({ receipt: false }, false))).map(({ result }) => result)).toEqual(["ok"])
  })

  it.each([
    [{ status: "Success" }, "ok", "has made the receipt of payment 7K2M9"],
    [{ status: "New" }, "warning", "no finished receipt"],
    [undefined, "warning", "has no receipt of it"],
  ])("asks for the fiscal document of the newest payment that must have one: %j", async (found, result, text) => {
    const of = context({ receipt: { tax: "vat20" } }, false)
    const asked: unknown[] = []
    const fiscalReceipt = async (query: unknown) => {
      asked.push(query)
      return found
    }
    const client = { fiscalReceipt }
    const recentOrders = [
      { orderNumber: "NEWER", openedAt: new Date(), stages: {}, receipted: undefined },
      { orderNumber: "7K2M9", openedAt: new Date(), stages: {}, receipted: { billNumber: "5112223334445556" } },
    ]
    const merchant = { ...of.merchant, client } as unknown as Merchant
    const checks = await checkReceipts({ ...of, merchant, recentOrders: recentOrders as never, taxRates: [] })
    expect(checks[1]).toMatchObject({ name: "receipts", result })
    expect(checks[1]?.message.en).toContain(text)
    expect(asked).toEqual([{ billNumber: "5112223334445556", urgency: "job" }])
  })

  it("takes a payment for receipted when it was charged with lines, or with the capture that makes them", () => {
    const order = (charged: string, lines: unknown, billnumber: string | null = "5112223334445556") =>
      ({ billnumber, receipt_lines: lines, summary: { charged } }) as unknown as Parameters<typeof receiptedOf>[0]
    expect(receiptedOf(order("10.00", []), "payment")).toEqual({ billNumber: "5112223334445556" })
    expect(receiptedOf(order("10.00", null), "capture")).toEqual({ billNumber: "5112223334445556" })
    expect(receiptedOf(order("10.00", null), "payment")).toBeUndefined()
    expect(receiptedOf(order("0.00", []), "payment")).toBeUndefined()
    expect(receiptedOf(order("10.00", [], null), "payment")).toBeUndefined()
  })

  const onPages = (days: number) => {
    const { cert, key } = selfSigned("merchant.by.shop", days)
    return {
      applePay: {
        merchantIdentifier: "merchant.by.shop",
        displayName: "Shop",
        domain: "shop.by",
        certificate: cert,
        privateKey: key,
      },
    }
  }
  it.each([
    [undefined, true, []],
    [{ googlePay: {} }, false, [["google_pay", "warning", "merchantId is missing"]]],
    [{ googlePay: {} }, true, [["google_pay", "failed", "merchantId is missing"]]],
    [{ googlePay: { merchantId: "BCR2DN" } }, true, [["google_pay", "ok", "BCR2DN"]]],
    [
      { applePay: {}, samsungPay: {}, mirPay: {} },
      true,
      [
        ["apple_pay", "ok", "apps"],
        ["samsung_pay", "ok", "apps"],
        ["mir_pay", "ok", "apps"],
      ],
    ],
    [onPages(400), true, [["apple_pay", "ok", "domainAssociation"]]],
    [onPages(29), true, [["apple_pay", "warning", "ends on 20"]]],
    [onPages(-1), true, [["apple_pay", "failed", "not valid (it ends on 20"]]],
  ] as const)("wallets %#: what is set up and what is missing", (wallets, production, expected) => {
    const found = checkWallets(context({ wallets }, production))
    expect(found.map(({ name, result }) => [name, result])).toEqual(expected.map(([name, result]) => [name, result]))
    for (const [index, [, , text]] of expected.entries()) expect(found[index]?.message.en).toContain(text)
  })
})
