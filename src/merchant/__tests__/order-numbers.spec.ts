import { createHash } from "node:crypto"
import fc from "fast-check"
import { orderNumber } from "../../gateway"
import { orderNumberOfSession } from "../session-order-number"
import { typedOrderNumbers } from "../typed-order-number"

const SESSION = "payses_01KB2M9QT4XWZ0000000000000"
/** Up to 32 of the characters the option takes. */
const prefixes = fc.stringMatching(/^[\w.-]{0,32}$/)

describe("the order number of a session", () => {
  it("is ten digits of Crockford's alphabet in two groups, the same whenever it is asked for", () => {
    fc.assert(
      fc.property(fc.string(), (session) => {
        const number = orderNumberOfSession(session, "")
        expect(number).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/)
        expect(orderNumberOfSession(session, "")).toBe(number)
      }),
    )
  })

  // Orders that are open while a shop is updated are asked for by it: it can never change again.
  it("is this one for this session", () => {
    expect(orderNumberOfSession(SESSION, "")).toBe("06WFS-QDVKT")
  })

  it("stands behind the merchant's prefix, and Assist takes it unchanged", () => {
    fc.assert(
      fc.property(prefixes, (prefix) => {
        const number = orderNumberOfSession(SESSION, prefix)
        expect(number).toBe(`${prefix}${orderNumberOfSession(SESSION, "")}`)
        expect(() => orderNumber(number)).not.toThrow()
      }),
    )
  })

  it("is another one for another session", () => {
    const numbers = new Set(Array.from({ length: 20_000 }, (_, n) => orderNumberOfSession(`payses_${n}`, "")))
    expect(numbers.size).toBe(20_000)
  })

  it("is no part of the id's plain hash, which others may have of it", () => {
    const plain = createHash("sha256").update(SESSION).digest()
    expect(orderNumberOfSession(SESSION, "")).not.toBe(crockford(plain))
  })
})

function crockford(bytes: Buffer): string {
  const digits = Array.from({ length: 10 }, (_, at) =>
    "0123456789ABCDEFGHJKMNPQRSTVWXYZ".charAt(Number((bytes.readBigUInt64BE() >> BigInt(5 * at)) & 31n)),
  ).join("")
  return `${digits.slice(0, 5)}-${digits.slice(5)}`
}

describe("what was typed from a receipt", () => {
  const NUMBER = "7K2M0-QT1XW"
  it.each(["7K2M0-QT1XW", "7k2m0qt1xw", " 7K2MO QTLXW ", "7k2mo-qtixw", "7K2M0QT1XW"])(
    "%p means the number",
    (typed) => {
      expect(typedOrderNumbers(typed, [])).toContain(NUMBER)
    },
  )

  it.each(["SHOP-7K2M0-QT1XW", "shop-7k2m0qt1xw", "7k2moqtlxw", "SHOP-7k2mo-qtlxw"])(
    "%p means it behind the shop's prefix",
    (typed) => {
      expect(typedOrderNumbers(typed, ["SHOP-"])).toContain(`SHOP-${NUMBER}`)
    },
  )

  it("a prefix of earlier is taken as it is typed", () => {
    expect(typedOrderNumbers("OLD.7k2moqtlxw", ["SHOP-"])).toContain(`OLD.${NUMBER}`)
  })

  it("the beginning of a number is the beginning of a number", () => {
    expect(typedOrderNumbers("7k2", [])).toContain("7K2")
    expect(typedOrderNumbers("7k2mo-q", ["SHOP-"])).toEqual(expect.arrayContaining(["7K2M0-Q", "SHOP-7K2M0-Q"]))
  })

  it.each(["payses_01KB2M9QT4XWZ0000000000000", "phone-order-7", "5112223334445556", "заказ 7", "100%"])(
    "%p stays findable as it is",
    (typed) => {
      expect(typedOrderNumbers(typed, ["SHOP-"])[0]).toBe(typed)
    },
  )

  it("nothing means nothing", () => {
    expect(typedOrderNumbers("  ", [""])).toEqual([])
  })

  it("every number is found however it is written down, whatever the prefix", () => {
    const mangle = (text: string, spaces: boolean, lower: boolean) => {
      const letters = text
        .replaceAll("0", "o")
        .replaceAll("1", "l")
        .replace("-", spaces ? " " : "")
      return lower ? letters.toLowerCase() : letters.toUpperCase()
    }
    fc.assert(
      fc.property(fc.string(), prefixes, fc.boolean(), fc.boolean(), (session, prefix, spaces, lower) => {
        const number = orderNumberOfSession(session, prefix)
        const read = mangle(number.slice(prefix.length), spaces, lower)
        expect(typedOrderNumbers(read, [prefix])).toContain(number)
        expect(typedOrderNumbers(`${prefix}${read}`, [prefix])).toContain(number)
      }),
    )
  })
})
