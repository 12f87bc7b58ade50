import {
  CREDENTIALS,
  codes,
  element,
  faultCodes,
  servicePath,
  startSandbox,
  type TestSandbox,
} from "./start-sandbox.ts"

let sandbox: TestSandbox
let counter = 0

beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.stop())

const held = (fields: Record<string, unknown> = {}) =>
  sandbox.tell("/_control/orders", { ordernumber: `F-${++counter}`, amount: "100.00", card: "approve", ...fields })

describe("CSV", () => {
  it("of a charge is `name: value`, a line each, in the order of the sample", async () => {
    const { ordernumber, billnumber } = await held({ comment: "two\nlines" })
    const csv = await sandbox.call("charge", { Billnumber: billnumber, Format: "1" })
    const lines = csv.trimEnd().split("\n")
    expect(lines.slice(0, 2)).toEqual([`ordernumber: ${ordernumber}`, "responsecode: AS000"])
    expect(lines).toContain("ordercomment: two lines")
    expect(lines).toContain(`billnumber: ${billnumber}.2`)
    expect(lines).toContain("orderstate: Approved")
    expect(lines.at(-1)).toBe("signature:")
    expect(lines).toHaveLength(34)
  })

  it("of several operations is a header and rows with `;` after every value", async () => {
    const { billnumber } = await held({ comment: 'a;b "c"' })
    const csv = await sandbox.call("orderresult", { Billnumber: billnumber, Format: "1" })
    const [header = "", row = ""] = csv.split("\n")
    expect(header).toMatch(/^ordernumber;.*;$/)
    expect(row).toMatch(/;$/)
    expect(row).toContain(`;"a;b ""c""";`)
    expect(header.split(";")).toContain("checkvalue")
    expect((await sandbox.call("orderstate", { Billnumber: billnumber, Format: "1" })).split("\n")).toHaveLength(3)
    expect(await sandbox.call("wscancel", { Billnumber: billnumber, Format: "1" })).toContain(";Canceled;")
  })

  it("errors are error;<first>;<second>;", async () => {
    const reply = await sandbox.post("charge", { ...CREDENTIALS, Password: "wrong", Billnumber: "5112223334445556" })
    expect([reply.status, reply.type, reply.text]).toEqual([200, "text/plain; charset=utf-8", "error;7;102;\n"])
  })
})

describe("SOAP", () => {
  it("of a charge has the sample's elements, every one a string", async () => {
    const { ordernumber, billnumber } = await held()
    const envelope = await sandbox.call("charge", { Billnumber: billnumber, Format: "4" })
    expect(envelope).toContain("<ASS-NS:MakeChargeResponse xmlns:ASS-NS='http://www.paysecure.ru/message/'>")
    expect(envelope).toContain("<return xmlns:si='http://www.paysecure.ru/type/' xsi:type='si:SOAPStruct'>")
    expect(envelope).toContain(`<orderidnumber xsi:type='xsd:string'>${ordernumber}</orderidnumber>`)
    expect(envelope).not.toContain("<ordernumber")
    expect(envelope).toContain("<signature xsi:type='xsd:string'></signature>")
    expect([...envelope.matchAll(/xsi:type='xsd:string'/g)]).toHaveLength(34)
  })

  it("of wscancel and orderresult nests operations under the order", async () => {
    const { billnumber } = await held()
    const result = await sandbox.call("orderresult", { Billnumber: billnumber, Format: "4" })
    expect(result).toMatch(/<ws:orderresult>\s*<order>[\s\S]*<operation>[\s\S]*<\/operation>\s*<\/order>/)
    const canceled = await sandbox.call("wscancel", { Billnumber: billnumber, Format: "4" })
    expect(canceled).toMatch(/^<\?xml[^>]*>\s*<soapenv:Envelope/)
    expect(canceled).toMatch(/<ws:WSCancelResponseParams>\s*<order>/)
    expect(element(canceled, "orderstate")).toBe("Canceled")
    expect(await sandbox.call("orderstate", { Billnumber: billnumber, Format: "4" })).toContain("<ws:orderstateresult>")
    expect(await sandbox.call("cancel", { Billnumber: (await held()).billnumber, Format: "4" })).toContain(
      "<ASS-NS:MakeCancelResponse",
    )
  })

  it("errors are faults: faultcode is the first code, faultstring the second", async () => {
    const reply = await sandbox.post("orderstate", { ...CREDENTIALS, OrderNumber: "nobody", Format: "4" })
    expect([reply.status, faultCodes(reply.text)]).toEqual([200, "10/201"])
    expect(reply.text).toContain("<SOAP-ENV:Fault><faultcode>10</faultcode><faultstring>201</faultstring><detail/>")
  })
})

describe("without Format", () => {
  it.each([
    ["charge", /^ordernumber: /],
    ["cancel", /MakeCancelResponse/],
    ["wscancel", /WSCancelResponseParams/],
    ["orderresult", /<!DOCTYPE result/],
    ["orderstate", /orderstateresult/],
    ["resultbydate", /^ordernumber;/],
  ])("%s answers in its documented default", async (service, shape) => {
    const { billnumber } = await held()
    expect((await sandbox.post(service, { ...CREDENTIALS, Billnumber: billnumber })).text).toMatch(shape)
  })

  it("errors before a format is known are XML", async () => {
    const reply = await sandbox.post("orderstate", { ...CREDENTIALS, Format: "9" })
    expect(codes(reply.text)).toBe("5/103")
  })
})

describe("SOAP requests", () => {
  const credentials = "<merchant_id>123456</merchant_id><login>shoplogin</login><password>Passw0rd1</password>"

  it("are taken on the same addresses and answered in SOAP, whatever Format", async () => {
    const { billnumber, ordernumber } = await held()
    const result = await sandbox.soap(
      "orderresult",
      `<ws:orderresult><ordernumber>${ordernumber}</ordernumber>${credentials}<format>3</format></ws:orderresult>`,
    )
    expect(element(result, "billnumber")).toBe(billnumber)
    const charged = await sandbox.soap(
      "charge",
      `<m:MakeCharge xmlns:m="x"><params><Billnumber>${billnumber}</Billnumber><Amount>40.00</Amount><Currency>BYN</Currency></params>${credentials}</m:MakeCharge>`,
    )
    expect(charged).toContain(">PartialDelayed</orderstate>")
  })

  it("cancel with the vendor's own element", async () => {
    const { billnumber } = await held()
    const body = `<ws:WSCancelRequestParams><billnumber>${billnumber}</billnumber>${credentials}</ws:WSCancelRequestParams>`
    expect(element(await sandbox.soap("wscancel", body), "orderstate")).toBe("Canceled")
  })

  it("know Externalrefundid, as JSON requests do and forms do not", async () => {
    const { billnumber } = await held({ delay: false })
    const id = "refund-0001"
    const body = (amount: string) =>
      `<ws:WSCancelRequestParams><billnumber>${billnumber}</billnumber>${credentials}<amount>${amount}</amount><currency>BYN</currency><externalrefundid>${id}</externalrefundid></ws:WSCancelRequestParams>`
    expect(element(await sandbox.soap("wscancel", body("10.00")), "orderstate")).toBe("PartialCanceled")
    expect(faultCodes(await sandbox.soap("wscancel", body("10.00")))).toBe("11/216")
    const json = { billnumber, amount: "10.00", currency: "BYN", externalrefundid: id }
    expect(await sandbox.postJson("wscancel", json)).toMatchObject({ firstcode: "11", secondcode: "216" })
    const form = { Billnumber: billnumber, Amount: "10.00", Currency: "BYN", Externalrefundid: id }
    expect(codes(await sandbox.call("wscancel", form))).toBe("0/0")
  })

  it.each([
    ["no XML", "<a><b></a>"],
    ["a DOCTYPE with entities", '<!DOCTYPE x [<!ENTITY e "boom">]><ws:x><login>&e;</login></ws:x>'],
    ["a DOCTYPE behind an attribute", '<ws:x a="<!--"/><!DOCTYPE x [<!ENTITY e "boom">]><ws:y b="-->">&e;</ws:y>'],
    ["an element that is not closed", "<ws:x><login>shoplogin</ws:x>"],
    ["an element closed under another prefix", "<ws:x></soapenv:x>"],
    ["more depth than any message has", `${"<a>".repeat(40)}${"</a>".repeat(40)}`],
    ["a name that is JavaScript's own", "<ws:x><__proto__>1</__proto__></ws:x>"],
  ])("%s is a fault 4/215", async (_name, body) => {
    expect(faultCodes(await sandbox.soap("charge", body))).toBe("4/215")
  })

  it.each([
    ["a file of this machine", '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'],
    [
      "itself, ten times over and over",
      `<!DOCTYPE x [<!ENTITY e0 "ha">${[1, 2, 3, 4, 5, 6, 7].map((n) => `<!ENTITY e${n} "${`&e${n - 1};`.repeat(10)}">`).join("")}]>`,
    ],
  ])("an entity that names %s is refused with its DOCTYPE", async (_name, doctype) => {
    const envelope = `<?xml version="1.0"?>${doctype}<s:Envelope xmlns:s="x"><s:Body><a><login>&e;&e7;</login></a></s:Body></s:Envelope>`
    const headers = { "content-type": "text/xml" }
    const reply = await fetch(sandbox.url + servicePath("charge"), { method: "POST", headers, body: envelope })
    expect(faultCodes(await reply.text())).toBe("4/215")
  })

  it("values stay the text they are", async () => {
    const { billnumber } = await held({ ordernumber: "007" })
    const body = `<?shop hint?><ws:x><!-- 7 --><ordernumber> 007 </ordernumber>${credentials}</ws:x>`
    expect(element(await sandbox.soap("orderresult", body), "billnumber")).toBe(billnumber)
  })

  it("references and CDATA are read, and errors are faults", async () => {
    const { billnumber, ordernumber } = await held({ ordernumber: "F & Sons" })
    for (const written of ["F &amp; Sons", "<![CDATA[F & Sons]]>", "F &#38; Sons"]) {
      const body = `<ws:orderresult><ordernumber>${written}</ordernumber>${credentials}</ws:orderresult>`
      expect([ordernumber, element(await sandbox.soap("orderresult", body), "billnumber")]).toEqual([
        "F & Sons",
        billnumber,
      ])
    }
    expect(faultCodes(await sandbox.soap("orderresult", "<ws:orderresult/>"))).toBe("3/100")
  })

  it("a body that is one endless tag costs no time", async () => {
    const started = Date.now()
    expect(faultCodes(await sandbox.soap("charge", `<${"a".repeat(900_000)}`))).toBe("4/215")
    expect(Date.now() - started).toBeLessThan(2000)
  })
})
