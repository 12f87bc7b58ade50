import { startReceiver } from "./start-receiver.ts"
import { eventually, startSandbox, type TestSandbox } from "./start-sandbox.ts"

let sandbox: TestSandbox

beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.stop())

const page = async (address: string) => (await fetch(sandbox.url + address)).text()
const submit = (address: string, fields: Record<string, string> = {}) =>
  fetch(sandbox.url + address, {
    method: "POST",
    body: new URLSearchParams(fields),
    redirect: "manual",
    headers: { referer: `${sandbox.url}${address.replace(/\/(charge|cancel|expire)$/, "")}` },
  })
const held = (ordernumber: string) =>
  sandbox.tell("/_control/orders", { ordernumber, amount: "100.00", card: "approve" })

describe("cabinet", () => {
  it("lists orders in Assist's words, filtered and in pages", async () => {
    await held("<Заказ & 1>")
    for (let index = 0; index < 21; index++)
      await sandbox.tell("/_control/orders", { ordernumber: `L-${index}`, amount: "1.00" })
    const first = await page("/cabinet")
    expect(first).toContain("В процессе")
    expect(first).toContain("L-20")
    expect(first).not.toContain("Заказ &amp; 1")
    const second = await page("/cabinet?page=2")
    expect(second).toContain("&lt;Заказ &amp; 1&gt;")
    expect(second).toContain("Ожидает подтверждения оплаты")
    expect(await page("/cabinet?state=Delayed&lang=EN")).not.toContain("L-20")
  })

  it("charges and refunds by hand", async () => {
    const { billnumber } = await held("H-1")
    const address = `/cabinet/orders/${billnumber}`
    expect((await submit(`${address}/charge`, { amount: "60,50" })).headers.get("location")).toBe(
      `${address}?done=operation`,
    )
    expect(await page(address)).toContain("Подтвержден частично")
    const refused = (await submit(`${address}/cancel`, { amount: "61" })).headers.get("location") ?? ""
    expect(new URL(refused, sandbox.url).searchParams.get("error")).toContain("5/108")
    expect(await page(refused)).toContain("Неверное значение параметра")
    await submit(`${address}/cancel`, { amount: "10.50" })
    await submit(`${address}/expire`)
    const { orders } = await sandbox.read("/_control/orders?ordernumber=H-1")
    expect(orders).toMatchObject([
      { state: "PartialCanceled", charged: "60.50", returned: "10.50", released: "39.50", held: "0.00" },
    ])
  })

  it("saves settings as a whole form", async () => {
    const settings = await sandbox.read("/_control/settings")
    const form = Object.entries({ ...settings, merchantName: "Лавка", pageTimeoutSeconds: 90, testMode: true }).flatMap(
      ([name, value]) => (value === false ? [] : [[name, value === true ? "1" : String(value)] as const]),
    )
    expect((await submit("/cabinet/settings", Object.fromEntries(form))).headers.get("location")).toContain(
      "done=saved",
    )
    expect(await sandbox.read("/_control/settings")).toEqual({
      ...settings,
      merchantName: "Лавка",
      pageTimeoutSeconds: 90,
      testMode: true,
    })
    const wrong = await submit("/cabinet/settings", { ...Object.fromEntries(form), pageTimeoutSeconds: "soon" })
    expect(wrong.headers.get("location")).toContain("error=")
    expect((await sandbox.read("/_control/settings")).pageTimeoutSeconds).toBe(90)
  })

  it("edits faults", async () => {
    await submit("/cabinet/faults", { service: "charge", kind: "slow", times: "3", delayMs: "10", ordernumber: "" })
    const { faults } = await sandbox.read("/_control/faults")
    expect(faults).toMatchObject([{ service: "charge", kind: "slow", times: 3, delayMs: 10, ordernumber: null }])
    expect(await page("/cabinet/settings")).toContain("<code>slow</code>")
    await submit("/cabinet/faults/remove", { id: String(faults[0].id) })
    expect((await sandbox.read("/_control/faults")).faults).toEqual([])
  })

  it("shows notifications and sends them again", async () => {
    const shop = await startReceiver()
    await sandbox.tell("/_control/settings", { notificationUrl: shop.url })
    const { billnumber } = await held("H-2")
    await eventually(async () => shop.received.length === 1)
    const { notifications } = await sandbox.read("/_control/notifications?ordernumber=H-2")
    const reply = await submit(`/cabinet/notifications/${notifications[0].id}/resend`, {
      back: `/cabinet/orders/${billnumber}`,
    })
    expect(reply.headers.get("location")).toBe(`/cabinet/orders/${billnumber}?done=sent`)
    expect(shop.received).toHaveLength(2)
    expect(await page("/cabinet/notifications")).toContain("принято магазином")
    await shop.stop()
  })

  it("has a home page that tells how to connect", async () => {
    const home = await page("/?lang=EN")
    for (const text of [sandbox.url, "123456", "shoplogin", "/_control/orders", "4111111111111111"])
      expect(home).toContain(text)
    expect((await fetch(`${sandbox.url}/cabinet/orders/1`)).status).toBe(404)
  })
})
