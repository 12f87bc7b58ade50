import type { Merchant } from "../../merchant/merchant"
import { parseOptions } from "../../merchant/options"
import { cabinetUrl } from "../merchants/cabinet-url"
import { checkNotificationUrl, checkOpenOrder, checkTestMode } from "../merchants/checks/check-configuration"
import { checkClock } from "../merchants/checks/check-server"

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
})
