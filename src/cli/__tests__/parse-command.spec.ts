import { languageOf, parseCommand, USAGE } from "../parse-command"

describe("the doctor's command line", () => {
  it("reads its options", () => {
    expect(parseCommand(["doctor", "--provider", "main", "--json", "--lang", "be"], {})).toEqual({
      run: "doctor",
      provider: "main",
      json: true,
      language: "be",
    })
    expect(parseCommand(["doctor"], { LANG: "ru_RU.UTF-8" })).toMatchObject({ language: "ru", json: false })
  })

  it.each([
    [[], 2],
    [["doktor"], 2],
    [["doctor", "--lang", "uk"], 2],
    [["doctor", "--verbose"], 2],
    [["--help"], 0],
  ])("answers %j with the usage, exit code %s", (args, exitCode) => {
    expect(parseCommand(args as string[], {})).toMatchObject({
      run: "print",
      exitCode,
      text: expect.stringContaining(USAGE),
    })
  })

  it("takes the language of the terminal", () => {
    expect(languageOf({ LC_ALL: "be_BY.UTF-8", LANG: "en_US" })).toBe("be")
    expect(languageOf({ LANG: "C.UTF-8" })).toBe("en")
    expect(languageOf({})).toBe("en")
  })
})
