import { Malformed } from "../decode/malformed"
import { textOf } from "../decode/raw-node"
import { readOperationReply } from "../decode/read-operation-reply"
import { decodeReply } from "../decode/reply-document"
import { bytes, decode, malformed } from "./support/decode"
import { fixture } from "./support/fixture"
import { flatReply, resultXml } from "./support/replies"

describe("cut and hostile replies", () => {
  it.each([
    "seed003-charge.xml",
    "seed003-charge.soap.xml",
    "seed003-charge.csv",
    "seed003-error.xml",
    "seed004-tokenpay.json",
    "seed004-tokenpay-continue.json",
    "protocol-charge.xml",
    "protocol-wscancel.json",
    "protocol-orderresult.json",
  ])("%s cut at every byte is refused", (name) => {
    const whole = fixture(name)
    const end = whole.toString("latin1").trimEnd().length
    for (let length = 0; length < end; length++) malformed(whole.subarray(0, length))
    expect(decodeReply(whole.subarray(0, end), undefined).codes.first).not.toBe("")
  })

  it.each([
    ["an HTML page", "<!DOCTYPE html><html><body>502 Bad Gateway</body></html>", /HTML page/],
    ["an HTML page without its type", "<html>Вход</html>", /HTML page/],
    ["nothing", " \n", /empty/],
    ["prose", "Service unavailable", /none of/],
    ["a JSON list", "[]", /none of/],
    ["a JSON object about nothing", '{"ok":true}', /neither codes nor an order/],
    ["XML about nothing", "<ok/>", /root element/],
    ["a result without codes", "<result><order/></result>", /firstcode/],
    ["two documents", `${flatReply()}<result/>`, /more than one/],
    ["two different documents", `${flatReply()}<order/>`, /more than one/],
    ["text after the end", `${flatReply()}garbage`, /outside/],
    ["text after an end in the only tag", '<result firstcode="0" secondcode="0"/>garbage', /outside/],
    ["text after such an end that looks like one", '<result firstcode="0" secondcode="0"/>garbage>', /outside/],
    ["CDATA after the end", `${flatReply()}<![CDATA[garbage]]>`, /outside/],
    ["a comment after the end, without an end of its own", `${flatReply()}<!-- </result>`, /cut off/],
    ["an only tag without its end", '<result firstcode="7" secondcode="102"/', /cut off/],
    ["a declaration among the elements", resultXml("<!order><order><billnumber>1</billnumber></order>"), /tag/],
    ["a document type among the elements", resultXml("<order><!DOCTYPE order></order>"), /tag/],
    ["a lost quote", '<result firstcode="0" secondcode="0" a="><order b="1"></order></result>', /tag/],
    ["a stray closing tag", `${flatReply()}</result>`, /cross/],
    ["a tag without a name", "<result><></></result>", /name/],
    ["a tag within a tag", '<result firstcode="0" <b> secondcode="0"/>', /tag/],
    ["crossed tags", '<result firstcode="0" secondcode="0"><a><b></a></b></result>', /cross/],
    ["a billnumber as a number that lost digits", '{"charge":{"billnumber":99999999999999999}}', /exact/],
    ["an amount as a number that lost a kopeck", '{"charge":{"billnumber":"1","amount":72345832774364.09}}', /exact/],
  ])("%s is refused", (_what, text, message) => {
    expect(malformed(bytes(text))).toMatch(message)
  })

  it.each([
    '<result firstcode="0" Testov secondcode="0"/>',
    '<result firstcode="0" secondcode="0" Testov="1" Testov="1"/>',
    "<result><Testov></result>",
    "<result></Testov></result>",
    "<result/><Testov></Testov>",
    "<result></result>Testov",
    '<Testov firstcode="0"',
    "<Testov><Testov>",
    `${"<Testov>".repeat(30)}${"</Testov>".repeat(30)}`,
  ])("does not say what was in it: %s", (text) => {
    expect(malformed(bytes(text))).not.toMatch(/testov/i)
  })

  it("expands no entity: not a billion laughs, not a file", () => {
    const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join("")
    const text = `<!DOCTYPE result [<!ENTITY l0 "ha]>"><!-- ' --> ${laughs}<!ENTITY f SYSTEM "file:///etc/passwd">]>${flatReply({ message: "&l9;&f;" }).replace(/^<\?xml.*?\?>/, "")}`
    expect(readOperationReply(decode(text), "200").message).toBe("&l9;&f;")
  })

  it("is refused when nested deeply, as XML and as JSON", () => {
    const deep = `<result firstcode="0" secondcode="0">${"<a>".repeat(50_000)}${"</a>".repeat(50_000)}</result>`
    expect(malformed(bytes(deep))).toMatch(/nested/)
    expect(malformed(bytes(`{"charge":${"[".repeat(100_000)}${"]".repeat(100_000)}}`))).toMatch(/nested/)
  })

  it("pollutes no prototype", () => {
    const names = [
      "__proto__",
      "__PROTO__",
      "x:__proto__",
      "Constructor",
      "constructor",
      "prototype",
      "toString",
      "hasOwnProperty",
    ]
    const json = `{"charge":{"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}},"billnumber":"1"}}`
    expect(decode(json).orders).toHaveLength(1)
    for (const name of names) {
      try {
        decode(resultXml(`<order><${name} polluted="yes"><polluted>yes</polluted></${name}></order>`))
      } catch (error) {
        expect(error).toBeInstanceOf(Malformed)
      }
    }
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined()
    expect(typeof {}.toString).toBe("function")
  })

  it("is read with an element of such a name in it", () => {
    const hostile = ["__proto__", "constructor", "prototype"]
      .map((name) => `<${name}><a>1</a></${name}><${name}/>`)
      .join("")
    const [order] = decode(resultXml(`<order>${hostile}<billnumber>1</billnumber></order>`)).orders
    expect(textOf(order?.fields, "billnumber")).toBe("1")
    expect(Object.getPrototypeOf(order?.fields)).toBeNull()
  })

  it.each([
    ["open brackets", "<".repeat(2_000_000)],
    ["unfinished CDATA", `<result>${"<![CDATA[".repeat(200_000)}`],
    ["unfinished comments", `<result>${"<!--".repeat(400_000)}`],
    ["unfinished document types", "<!DOCTYPE [".repeat(150_000)],
    ["ampersands", resultXml(`<order>${"&".repeat(1_000_000)}</order>`)],
    ["numbers by number", resultXml(`<order>${"&#38;".repeat(300_000)}</order>`)],
    ["attributes", `<result firstcode="0" secondcode="0" ${"a='\"".repeat(300_000)}`],
    ["attributes with quotes", `<result firstcode="0" secondcode="0" ${"a='\"' ".repeat(300_000)}></result>`],
    ["an attribute", `<result firstcode="0" secondcode="0" a="${"' ".repeat(900_000)}"/>`],
    ["comments", resultXml("<!-- -->".repeat(200_000))],
    ["blanks in a tag", `<result firstcode="0" secondcode="0"${" ".repeat(1_500_000)}></result>`],
    ["many orders", resultXml("<order><billnumber>1</billnumber></order>".repeat(40_000))],
  ])("is read or refused in bounded time: %s", (_what, text) => {
    const started = performance.now()
    try {
      decode(text)
    } catch (error) {
      expect(error).toBeInstanceOf(Malformed)
    }
    // Linear work takes a second or two on a busy machine; quadratic work would take many minutes.
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})
