import type { SubscriberArgs } from "@medusajs/framework"
import { erasePersonalData } from "../../owner/personal-data/erase-personal-data"
import webhook from "../../subscribers/assist-core-webhook"
import customerDeleted from "../../subscribers/assist-customer-deleted"
import goodsLeft from "../../subscribers/assist-goods-left"
import canceled from "../../subscribers/assist-order-canceled"
import edited from "../../subscribers/assist-order-edited"
import { followMedusaOrder } from "../follow-medusa-order"
import { handleNotification } from "../notifications/handle-notification"

jest.mock("../../owner/personal-data/erase-personal-data", () => ({ erasePersonalData: jest.fn() }))
jest.mock("../follow-medusa-order", () => ({ followMedusaOrder: jest.fn() }))
jest.mock("../notifications/handle-notification", () => ({ handleNotification: jest.fn() }))

const never = new Promise<never>(() => undefined)
const hear = (subscriber: (args: never) => Promise<void>, data: unknown) =>
  subscriber({ event: { data }, container: {} } as SubscriberArgs<unknown> as never)
const notification = { provider: "assist_main", payload: { rawData: "a=b", headers: {} } }

describe("subscribers, since the event bus over Redis hands out one event at a time", () => {
  beforeEach(() => jest.useFakeTimers())
  afterEach(() => jest.useRealTimers())

  it.each<[string, (args: never) => Promise<void>, unknown]>([
    ["a canceled order", canceled, { id: "order_1" }],
    ["an edited order", edited, { order_id: "order_1" }],
    ["packed goods", goodsLeft, { order_id: "order_1", fulfillment_id: "ful_1" }],
    ["a notification to core's route", webhook, notification],
    ["a deleted customer", customerDeleted, { id: "cus_1" }],
  ])("let the store's other events go on while Assist hangs: %s", async (_, subscriber, data) => {
    jest.mocked(followMedusaOrder).mockReturnValue(never)
    jest.mocked(handleNotification).mockReturnValue(never)
    jest.mocked(erasePersonalData).mockReturnValue(never)
    const heard = hear(subscriber, data)
    await jest.advanceTimersByTimeAsync(5000)
    await expect(heard).resolves.toBeUndefined()
  })

  it("wait for what does not take long, and pass on what fails", async () => {
    jest.mocked(followMedusaOrder).mockResolvedValueOnce(undefined)
    await hear(canceled, { id: "order_1" })
    expect(jest.getTimerCount()).toBe(0)
    jest.mocked(followMedusaOrder).mockRejectedValueOnce(new Error("the database is away"))
    await expect(hear(canceled, { id: "order_1" })).rejects.toThrow("the database is away")
  })

  it("leave no rejection without a listener behind", async () => {
    let fail = (_: Error) => {}
    jest.mocked(followMedusaOrder).mockReturnValueOnce(
      new Promise((_, reject) => {
        fail = reject
      }),
    )
    const unheard = jest.fn()
    process.once("unhandledRejection", unheard)
    const heard = hear(canceled, { id: "order_1" })
    await jest.advanceTimersByTimeAsync(5000)
    await heard
    fail(new Error("much later"))
    jest.useRealTimers()
    await new Promise((done) => setImmediate(done))
    process.removeListener("unhandledRejection", unheard)
    expect(unheard).not.toHaveBeenCalled()
  })
})
