import type { Dispatcher } from "undici"
import { HttpExchange } from "../http/http-exchange"

const controller = () => ({ abort: jest.fn() }) as unknown as Dispatcher.DispatchController

describe("one request on the wire", () => {
  it("is not written after its time, when the process stood still while it was connecting", async () => {
    const late = controller()
    const exchange = new HttpExchange({ deadline: performance.now() - 1 })
    exchange.onRequestStart(late)
    expect(late.abort).toHaveBeenCalled()
    await expect(exchange.result).resolves.toMatchObject({ outcome: "failed", kind: "timeout", sent: false })
  })

  it("is written in time", async () => {
    const inTime = controller()
    const exchange = new HttpExchange({ deadline: performance.now() + 10_000 })
    exchange.onRequestStart(inTime)
    expect(inTime.abort).not.toHaveBeenCalled()
    exchange.stop("timeout", "later")
    await expect(exchange.result).resolves.toMatchObject({ outcome: "failed", sent: true })
  })
})
