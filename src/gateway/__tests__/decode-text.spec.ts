import { readOperationReply } from "../decode/read-operation-reply"
import { decodeReply } from "../decode/reply-document"
import { bytes, decode, malformed } from "./support/decode"
import { flatReply } from "./support/replies"

describe("text", () => {
  it("resolves the five entities and characters by number once, and nothing else", () => {
    const text = "A &amp;lt; &lt;b&gt; &quot;&apos; &#1057;&#x41; &#xD800; &nbsp; M&M &"
    const reply = readOperationReply(decode(flatReply({ message: text })), "200")
    expect(reply.message).toBe("A &lt; <b> \"' СA \ufffd &nbsp; M&M &")
  })

  it("reads CDATA as text, and skips comments and instructions", () => {
    const message = "<!-- <message>no</message> --><![CDATA[ a < b &amp; c ]]><?php echo 1 ?>"
    expect(readOperationReply(decode(flatReply({ message })), "200").message).toBe("a < b &amp; c")
  })

  it.each([
    '<result firstcode="7"secondcode="102"/>',
    '<result count="0" firstcode="7"secondcode="102"></result>',
    "<result count='0'firstcode='7'secondcode = '102'></result>",
    `<s:Envelope xmlns:s="x"><s:Body><r a="b='1'c"firstcode="7"secondcode="102"><return/></r></s:Body></s:Envelope>`,
  ])("mends a missing blank between attributes: %s", (text) => {
    expect(decode(text).codes).toEqual({ first: "7", second: "102" })
  })

  it("mends nothing in what is no tag", () => {
    const message = `a="1"b='2'c <d e="1"f="2"> ]]&gt;`
    const texts = [message.replaceAll("<", "&lt;"), message.replace(/^.*>/, "<![CDATA[$&]]>")]
    for (const text of texts) {
      const reply = readOperationReply(decode(flatReply({ message: text })), "200")
      expect(reply.message).toBe(`a="1"b='2'c <d e="1"f="2"> ]]>`)
    }
  })

  it("takes nothing between two instructions for a part of them", () => {
    const message = "<?x it's ?>Approved<?y it's ?>"
    expect(readOperationReply(decode(flatReply({ message })), "200").message).toBe("Approved")
  })

  it.each<[string, string, string | undefined, BufferEncoding | "windows-1251"]>([
    ["the prolog names windows-1251", "windows-1251", undefined, "windows-1251"],
    ["the Content-Type names it", "", "text/xml; charset=Windows-1251", "windows-1251"],
    ["the two disagree, UTF-8 is wrong", "windows-1251", "text/xml; charset=utf-8", "windows-1251"],
    ["the two disagree, UTF-8 is right", "windows-1251", 'text/xml; charset="utf-8"', "utf8"],
    ["an alias", "", "text/xml;charset=cp1251", "windows-1251"],
    ["nothing is named", "", undefined, "utf8"],
  ])("in its charset: %s", (_what, prolog, contentType, encoding) => {
    const declaration = prolog === "" ? "" : `<?xml version="1.0" encoding="${prolog}"?>`
    const text = `${declaration}${flatReply({ message: "Операция отклонена" }).replace(/^<\?xml.*?\?>/, "")}`
    const body = encoding === "windows-1251" ? windows1251(text) : Buffer.from(text, encoding)
    expect(readOperationReply(decodeReply(body, contentType), "200").message).toBe("Операция отклонена")
  })

  it("in a charset nobody knows is refused", () => {
    expect(malformed(bytes(flatReply()), "text/xml; charset=klingon")).toMatch(/charset "klingon"/)
  })
})

/** ASCII and Cyrillic only, which is all the texts above hold. */
function windows1251(text: string): Buffer {
  return Buffer.from(
    Array.from(text, (char) => {
      const code = char.charCodeAt(0)
      return code < 128 ? code : code - 0x410 + 0xc0
    }),
  )
}
