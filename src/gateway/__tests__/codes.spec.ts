import { codeTexts, explainCodes, FIRST_CODES, isDecline, RESPONSE_CODES, SECOND_CODES, shopperMessage } from "../index"

describe("the code tables", () => {
  it("hold every code of seed 004", () => {
    expect([...FIRST_CODES.keys()].map(Number)).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15, 16, 17, 18, 19, 20, 21,
    ])
    // 117 rows of seed 004 and 158 of protocol 11.7
    expect(SECOND_CODES.size).toBe(118)
    for (const table of [FIRST_CODES, SECOND_CODES, RESPONSE_CODES]) {
      for (const { en, ru, be } of table.values()) {
        expect(en).toMatch(/[a-zA-Z]/)
        expect(ru).not.toBe("")
        expect(be).not.toBe("")
      }
    }
    expect(SECOND_CODES.get("102")).toEqual({
      en: "parameter PASSWORD",
      ru: "Параметр PASSWORD",
      be: "Параметр PASSWORD",
    })
    expect(SECOND_CODES.get("307")?.ru).toBe("Операция подтверждения")
  })
})

describe("codes in words", () => {
  it.each([
    [{ first: "7", second: "102" }, "7/102: authentication error, parameter PASSWORD", "no"],
    [{ first: "10", second: "201" }, "10/201: no such object, object order", "no"],
    [{ first: "2", second: "0" }, "2/0: internal error", "ask"],
    [{ first: "5", second: "1" }, "5/1: wrong value of a parameter, unexpected error", "ask"],
    [{ first: "1", second: "3" }, "1/3: error, requests come too often", "later"],
    [{ first: "0", second: "0" }, "0/0: success", "no"],
    [{ first: "0", second: "0", responseCode: "AS102" }, "AS102: insufficient funds", "later"],
    [{ responseCode: " as108 " }, "AS108: suspected fraud", "no"],
    [{ responseCode: "AS177" }, "AS177: declined", "yes"],
    [{ responseCode: "AS777" }, "AS777: unknown code", "ask"],
    [{ first: "99", second: "999" }, "99/999: unknown error, code 999", "ask"],
    [
      { first: "15", second: "307", responseCode: "AS100" },
      "15/307: the operation is not allowed, usually because of the order's state, confirmation (charge) operation; AS100: declined",
      "no",
    ],
    [{}, "Assist gave no code", "ask"],
  ])("%p", (codes, en, retry) => {
    expect(explainCodes(codes)).toMatchObject({ en, retry })
  })

  it("in Russian as Assist says it", () => {
    expect(explainCodes({ first: "7", second: "102" }).ru).toBe("7/102: Ошибка аутентификации, Параметр PASSWORD")
  })

  it("in Belarusian", () => {
    expect(explainCodes({ first: "7", second: "102" }).be).toBe("7/102: Памылка аўтэнтыфікацыі, Параметр PASSWORD")
    expect(explainCodes({ responseCode: "AS102" }).be).toBe("AS102: недастаткова сродкаў")
  })

  it("knows which response codes are refusals", () => {
    expect(["AS100", "AS109", "AS199", "AS400"].every(isDecline)).toBe(true)
    expect(["AS000", "AS200", "AS300", "AS998", "AS10", "", "AS1000"].some(isDecline)).toBe(false)
  })
})

describe("the texts of one code", () => {
  it.each([
    ["orderState", "PartialDelayed", "Пацверджаны часткова"],
    ["orderState", " in process ", "У працэсе"],
    ["operationType", 300, "Скасаванне"],
    ["operationState", "TimeOut", "Закрыта па заканчэнні часу"],
    ["operationState", "in_process", "У працэсе апрацоўкі"],
    ["responseCode", "as105", "перавышаны ліміт па картцы"],
    ["firstCode", "7", "Памылка аўтэнтыфікацыі"],
    ["secondCode", 201, "Аб'ект Заказ"],
    ["authResult", "y", "паспяхова"],
  ] as const)("%s %p", (table, code, be) => {
    expect(codeTexts(table, code)).toEqual({ en: expect.any(String), ru: expect.any(String), be })
  })

  it("are absent for a code Assist's documents do not know", () => {
    expect(codeTexts("orderState", "Frozen")).toBeUndefined()
    expect(codeTexts("firstCode", "13")).toBeUndefined()
    expect(codeTexts("orderState", "constructor")).toBeUndefined()
  })
})

describe("what a shopper is told", () => {
  it("speaks three languages and names no code", () => {
    for (const code of [...RESPONSE_CODES.keys(), "AS555", ""]) {
      const message = shopperMessage(code)
      for (const text of [message.en, message.ru, message.be]) {
        expect(text.length).toBeGreaterThan(20)
        expect(text).not.toMatch(/AS\d|Assist|fraud|мошен|Ассист/)
      }
    }
  })

  it("does not tell fraud from any other refusal", () => {
    expect(shopperMessage("AS108")).toBe(shopperMessage("AS100"))
    expect(shopperMessage("AS102")).not.toBe(shopperMessage("AS100"))
    expect(shopperMessage(" as104 ")).toBe(shopperMessage("AS101"))
  })
})
