import type { OperationReply, Outcome } from "../../gateway"
import type { Merchant } from "../../merchant/merchant"
import { attempt, money } from "../../payments/__tests__/support/orders"
import { autoDepositOf, namingAutoDeposit } from "../auto-deposit"

const merchant = (autoDeposit: boolean) => ({ options: { autoDeposit } }) as Merchant

describe("AutoDeposit", () => {
  it.each([true, false])("is sent as configured (%s), with a partial charge only", (autoDeposit) => {
    expect(autoDepositOf(merchant(autoDeposit), attempt(), money(9999))).toBe(autoDeposit)
    expect(autoDepositOf(merchant(autoDeposit), attempt(), money(10_000))).toBeUndefined()
    expect(autoDepositOf(merchant(autoDeposit), attempt(), undefined)).toBeUndefined()
  })

  const declined = (first: string, second: string, responseCode = ""): Outcome<OperationReply> => ({
    outcome: "declined",
    reason: "Assist said no.",
    reply: { codes: { first, second }, responseCode } as OperationReply,
  })
  const reasonOf = (outcome: Outcome<OperationReply>) => (outcome.outcome === "done" ? "" : outcome.reason)

  it.each([
    ["the processing declines", declined("0", "0", "AS100")],
    ["the operation is forbidden", declined("15", "302")],
    ["a parameter without a number is wrong", declined("5", "0")],
  ])("is named with its option when %s", (_, outcome) => {
    expect(reasonOf(namingAutoDeposit(outcome))).toMatch(/^Assist said no\. AutoDeposit=1.*autoDeposit: false/)
  })

  it.each([
    ["the amount is wrong", declined("5", "108")],
    ["the login is wrong", declined("7", "102")],
    ["the order is not there", declined("10", "201")],
    ["nothing was sent", { outcome: "not_sent", reason: "Assist said no." } as const],
    ["nobody knows", { outcome: "unknown", reason: "Assist said no." } as const],
  ])("is not named when %s", (_, outcome) => {
    expect(namingAutoDeposit(outcome)).toBe(outcome)
  })
})
