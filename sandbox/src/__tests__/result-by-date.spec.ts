import { createHash } from "node:crypto"
import { codes, startSandbox, type TestSandbox } from "./start-sandbox.ts"

let sandbox: TestSandbox

const fill = async () => {
  const { billnumber } = await sandbox.tell("/_control/orders", {
    ordernumber: "D-1",
    amount: "10.00",
    card: "approve",
  })
  await sandbox.tell(`/_control/orders/${billnumber}/charge`, {})
  await sandbox.tell(`/_control/orders/${billnumber}/cancel`, { amount: "1.00" })
  await sandbox.tell("/_control/orders", { ordernumber: "D-2", amount: "5.00", card: "mastercard", delay: false })
  await sandbox.tell("/_control/orders", { ordernumber: "D-3", amount: "5.00", card: "insufficient" })
  await sandbox.tell("/_control/orders", { ordernumber: "D-4", amount: "5.00", card: "slow" })
}
beforeAll(async () => {
  sandbox = await startSandbox()
  await fill()
})
afterAll(() => sandbox.stop())

const md5 = (text: string) => createHash("md5").update(text).digest("hex")
const checkValue = (x: string) => md5((md5("s3cr3t-word") + md5(x)).toUpperCase()).toUpperCase()
const moment = (prefix: string, date: Date) => ({
  [`${prefix}Year`]: String(date.getUTCFullYear()),
  [`${prefix}Month`]: String(date.getUTCMonth() + 1),
  [`${prefix}Day`]: String(date.getUTCDate()),
  [`${prefix}Hour`]: String(date.getUTCHours()),
  [`${prefix}Min`]: String(date.getUTCMinutes()),
})
const hours = (count: number) => new Date(Date.now() + count * 3_600_000)
const span = (from: Date, to: Date) => ({ ...moment("Start", from), ...moment("End", to) })
const list = async (fields: Record<string, string> = {}) => {
  const { resultbydate } = await sandbox.json("resultbydate", fields)
  return resultbydate.payments.map((one: Record<string, unknown>) => `${one["ordernumber"]} ${one["operationtype"]}`)
}
const ALL = ["D-1 100", "D-1 200", "D-1 300", "D-2 100", "D-3 100", "D-4 100"]

describe("resultbydate.cfm", () => {
  it("lists the operations of the period, with the order's fields", async () => {
    expect(await list(span(hours(-1), hours(1)))).toEqual(ALL)
    const { resultbydate } = await sandbox.json("resultbydate", { Operationtype: "R" })
    expect(resultbydate.payments).toMatchObject([
      { ordernumber: "D-1", billnumber: expect.stringMatching(/\.3$/), amount: 1, orderstate: "PartialCanceled" },
    ])
  })

  it("a missing, wrong or longer period is silently the last three hours", async () => {
    expect(await list()).toEqual(ALL)
    expect(await list(span(hours(-30), hours(-4)))).toEqual(ALL)
    expect(await list({ ...span(hours(-6), hours(-5)), StartDay: "77" })).toEqual(ALL)
    expect(await list(moment("Start", hours(-10)))).toEqual(ALL)
    // A correct period of at most a day is taken as it is.
    expect(await list(span(hours(-24), hours(-4)))).toEqual([])
  })

  it("lists a payment that was made a while ago at its time", async () => {
    await sandbox.tell("/_control/orders", {
      ordernumber: "D-early",
      amount: "1.00",
      card: "approve",
      minutes_old: 300,
    })
    expect(await list(span(hours(-6), hours(-4)))).toEqual(["D-early 100"])
    expect(await list(span(hours(-1), hours(1)))).not.toContain("D-early 100")
    await sandbox.tell("/_control/reset")
    await fill()
  })

  it("compares the period with the operation's time, or with the order's", async () => {
    await sandbox.tell("/_control/orders", { ordernumber: "D-old", amount: "1.00", card: "approve", days_old: 2 })
    const now = span(hours(-1), hours(1))
    const then = span(hours(-49), hours(-47))
    expect(await list({ ...now, Operationtype: "A" })).toContain("D-old 100")
    expect(await list(then)).toEqual([])
    expect(await list({ ...then, DateTimeMode: "0" })).toEqual(["D-old 100"])
    await sandbox.tell("/_control/settings", { resultByDateTime: "order" })
    expect(await list(then)).toEqual(["D-old 100"])
    expect(await list({ ...now, Operationtype: "A" })).not.toContain("D-old 100")
    expect(await list({ ...now, Operationtype: "A", DateTimeMode: "1" })).toContain("D-old 100")
    expect(await list({ ...then, DateTimeMode: "x" })).toEqual(["D-old 100"])
    await sandbox.tell("/_control/settings", { resultByDateTime: "operation" })
    await sandbox.tell("/_control/reset")
    await fill()
  })

  it("has the merchant and a check value in every line when the merchant's gateway has it so", async () => {
    const header = async () => (await sandbox.call("resultbydate", { Format: "1" })).split("\n")[0] ?? ""
    expect(await header()).not.toMatch(/merchant_id|checkvalue/)
    await sandbox.tell("/_control/settings", { resultByDateChecks: true })
    expect(await header()).toMatch(/^merchant_id;checkvalue;.*;packetdate;$/)
    const { resultbydate } = await sandbox.json("resultbydate", { Operationtype: "R" })
    expect(resultbydate.payments).toMatchObject([
      { merchant_id: "123456", checkvalue: checkValue("123456D-110.00BYNPartialCanceled") },
    ])
    expect(await sandbox.call("resultbydate", {})).toMatch(/<payment>\s*<merchant_id>123456<\/merchant_id>/)
    await sandbox.tell("/_control/settings", { resultByDateChecks: false })
  })

  it.each([
    [{ Operationtype: "A" }, ["D-1 100", "D-2 100", "D-3 100", "D-4 100"]],
    [{ Operationtype: "C" }, ["D-1 200"]],
    [{ Operationtype: "R" }, ["D-1 300"]],
    [{ Operationstate: "F" }, ["D-3 100"]],
    [{ Operationstate: "P" }, ["D-4 100"]],
    [{ Operationstate: "S", Operationtype: "A" }, ["D-1 100", "D-2 100"]],
    [{ Operationstate: "T" }, []],
    [{ MeanType_ID: "2" }, ["D-2 100"]],
    [{ MeanType_ID: "60" }, []],
  ])("%p leaves %p", async (filter, expected) => {
    expect(await list(filter as Record<string, string>)).toEqual(expected)
  })

  it.each([
    [{ Operationtype: "X" }, "5/145"],
    [{ Operationstate: "Success" }, "5/146"],
    [{ MeanType_ID: "visa" }, "5/111"],
    [{ Login: "nobody" }, "7/101"],
  ])("%p is refused with %s", async (fields, expected) => {
    expect(codes(await sandbox.call("resultbydate", fields as Record<string, string>))).toBe(expected)
  })

  it("CSV: a header row, then a row each, `;` after every value, no empty value last", async () => {
    const csv = await sandbox.call("resultbydate", { Format: "1", Operationtype: "C" })
    const [header = "", row = "", rest] = csv.split("\n")
    expect(rest).toBe("")
    const names = header.split(";")
    const values = row.split(";")
    expect(names).toHaveLength(values.length)
    expect([names.at(-1), values.at(-1)]).toEqual(["", ""])
    expect(values[names.indexOf("ordernumber")]).toBe("D-1")
    expect(values.at(-2)).toMatch(/^\d\d\.\d\d\.\d{4}/)
    expect((await sandbox.call("resultbydate", { Format: "1", Operationstate: "T" })).trimEnd()).toBe(header)
  })

  it("XML: result/payment", async () => {
    const xml = await sandbox.call("resultbydate", { Format: "3", Operationtype: "A" })
    expect(xml).toContain('<result firstcode="0" secondcode="0" count="4">\n<payment>')
    expect(xml).toContain("<!ELEMENT result (payment*)>")
    expect(await sandbox.call("resultbydate", { Format: "4" })).toMatch(/<ws:resultbydate>\s*<payment>/)
  })

  it("shows a merchant nobody else's operations", async () => {
    await sandbox.tell("/_control/merchants", { merchant_id: "777", login: "otherlogin", password: "Passw0rd2" })
    expect(await list({ Merchant_ID: "777", Login: "otherlogin", Password: "Passw0rd2" })).toEqual([])
  })
})
