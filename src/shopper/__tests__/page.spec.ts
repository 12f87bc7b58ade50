import fc from "fast-check"
import { XMLParser } from "fast-xml-parser"
import { escapeHtml, payPage, problemPage, type ShopperPage } from "../page"
import type { PayProblem } from "../texts"

const form = (
  fields: Record<string, string> = { Merchant_ID: "123456" },
  action = "https://payments.paysec.by/pay/order.cfm",
) => ({
  action,
  fields,
})

const ATTACKS = [
  '"><script>alert(1)</script>',
  "'><img src=x onerror=alert(1)>",
  "</form><form action=https://evil.example>",
  '" autofocus onfocus="alert(1)',
  "</title><script>alert(1)</script>",
  "<!--",
  "]]>",
  "&lt;script&gt;",
  "javascript:alert(1)",
  "\u0000<script>",
  "`alert(1)`",
]

interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
}

/** The tags a browser would see, read by a parser that knows nothing of the page. */
function tags({ html }: ShopperPage): Element[] {
  const parser = new XMLParser({
    ignoreAttributes: false,
    preserveOrder: true,
    attributeNamePrefix: "",
    htmlEntities: true,
    allowBooleanAttributes: true,
    unpairedTags: ["meta", "input"],
    stopNodes: ["*.script", "*.style"],
    parseAttributeValue: false,
    trimValues: false,
  })
  const found: Element[] = []
  const walk = (nodes: Record<string, unknown>[]) => {
    for (const node of nodes) {
      const name = Object.keys(node).find((key) => key !== ":@") ?? ""
      found.push({ name, attributes: (node[":@"] ?? {}) as Record<string, string> })
      const inside = node[name]
      if (Array.isArray(inside)) walk(inside)
    }
  }
  walk(parser.parse(html))
  return found
}

const named = (page: ShopperPage, name: string) => tags(page).filter((tag) => tag.name === name)
const nonceOf = ({ headers }: ShopperPage) =>
  /script-src 'nonce-([^']+)'/.exec(headers["Content-Security-Policy"] ?? "")?.[1]

describe("the way to Assist", () => {
  it("posts exactly the form's fields to the form's address, and has a button for browsers without JavaScript", () => {
    const fields = { Merchant_ID: "123456", OrderNumber: "payses_1", OrderAmount: "199.90", Checkvalue: "AB" }
    const page = payPage("ru", form(fields), "199.90 BYN")
    const [only, ...more] = named(page, "form")
    expect(more).toEqual([])
    expect(only?.attributes).toMatchObject({ method: "post", action: "https://payments.paysec.by/pay/order.cfm" })
    const inputs = named(page, "input").map(({ attributes }) => [attributes["name"], attributes["value"]])
    expect(Object.fromEntries(inputs)).toEqual(fields)
    expect(named(page, "button")).toHaveLength(1)
    expect(page.html).toContain("199.90 BYN")
  })

  it("speaks the shopper's language and says so", () => {
    expect(payPage("be", form(), "1.00 BYN").html).toContain('<html lang="be">')
    expect(payPage("be", form(), "1.00 BYN").html).toContain("Перайсці да аплаты")
  })

  it.each(ATTACKS)("%j stays text wherever it stands", (attack) => {
    const page = payPage("en", form({ Lastname: attack, [attack]: "x" }, attack), attack)
    const plain = payPage("en", form({ Lastname: "a", b: "x" }, "c"), "d")
    const shape = (of: ShopperPage) => tags(of).map(({ name, attributes }) => [name, Object.keys(attributes).sort()])
    expect(shape(page)).toEqual(shape(plain))
    expect(named(page, "script")).toHaveLength(1)
  })

  it("whatever a name or address holds arrives at Assist unchanged", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary-ascii", maxLength: 40 }), (value) => {
        const escaped = escapeHtml(value)
        expect(escaped).not.toMatch(/[<>"']/)
        const back = escaped
          .replaceAll("&lt;", "<")
          .replaceAll("&gt;", ">")
          .replaceAll("&quot;", '"')
          .replaceAll("&#39;", "'")
          .replaceAll("&amp;", "&")
        expect(back).toBe(value)
      }),
      { numRuns: 300 },
    )
  })
})

describe("the headers of every page", () => {
  const pages = [payPage("en", form(), "1.00 BYN"), problemPage("en", "stale", "https://shop.by")]

  it("keep it from caches, frames and foreign scripts", () => {
    for (const { headers } of pages) {
      expect(headers).toMatchObject({
        "Content-Type": "text/html; charset=utf-8",
        "Cache-Control": "no-store",
        "X-Frame-Options": "DENY",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
      })
      const policy = headers["Content-Security-Policy"] ?? ""
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).toContain("base-uri 'none'")
      expect(policy).not.toMatch(/unsafe|\*/)
      // form-action would also forbid Assist's own redirects, to hosts nobody can list.
      expect(policy).not.toContain("form-action")
    }
  })

  it("allow the page's own script and style by a nonce that nobody can foresee", () => {
    for (const page of pages) {
      const nonce = nonceOf(page)
      expect(Buffer.from(nonce ?? "", "base64")).toHaveLength(16)
      for (const tag of [...named(page, "script"), ...named(page, "style")]) expect(tag.attributes["nonce"]).toBe(nonce)
    }
    const nonces = new Set(Array.from({ length: 20 }, () => nonceOf(payPage("en", form(), "1.00 BYN"))))
    expect(nonces.size).toBe(20)
  })

  it("hold nothing of the form", () => {
    const { headers } = payPage("en", form({ Email: "anna@example.by" }), "1.00 BYN")
    expect(JSON.stringify(headers)).not.toContain("anna")
  })
})

describe("why the way is closed", () => {
  const problems: PayProblem[] = ["gone", "stale", "closed", "unavailable", "not_opened"]

  it.each(problems)("%s: says so, has no form and no script, and leads back to the shop", (problem) => {
    const page = problemPage("en", problem, "https://shop.by/checkout?payment=failed&session_id=payses_1")
    expect(named(page, "form")).toEqual([])
    expect(named(page, "script")).toEqual([])
    expect(named(page, "a").map(({ attributes }) => attributes["href"])).toEqual([
      "https://shop.by/checkout?payment=failed&session_id=payses_1",
    ])
  })

  it("without a known shop there is no link", () => {
    expect(named(problemPage("en", "gone", undefined), "a")).toEqual([])
  })

  it.each(ATTACKS)("the way back %j stays one attribute", (attack) => {
    const page = problemPage("en", "gone", attack)
    expect(named(page, "a").map(({ attributes }) => Object.keys(attributes).sort())).toEqual([["class", "href"]])
    expect(named(page, "script")).toEqual([])
  })
})
