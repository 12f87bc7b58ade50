import { ASSIST_MODULE } from "../../src/modules/assist"
import { lookAtCore } from "../../src/modules/assist/core/look-at-core"
import type { ReliedOn } from "../../src/modules/assist/core/relied-on"
import { listenIn } from "../support/listen-in"
import type { Store } from "../support/store"

/** The look at what the plugin relies on in Medusa, on a real store. */
export function coreAtBootTests(store: Store): void {
  it("is done by Medusa itself when it has started, and finds everything", async () => {
    const { __hooks } = store.container.resolve(ASSIST_MODULE) as { __hooks: Record<string, () => Promise<void>> }
    const heard = listenIn(store)
    try {
      await __hooks["onApplicationStart"]?.()
      expect(heard.lines).toEqual([])
    } finally {
      heard.stop()
    }
    expect(await lookAtCore(store.container)).toBeUndefined()
  })

  it("names what is not there", async () => {
    const reliedOn: ReliedOn = {
      services: ["captureService", "noService"],
      workflows: ["capturePaymentWorkflow", "noWorkflow", "completeCartWorkflowId", "noWorkflowId"],
      events: { OrderWorkflowEvents: ["CANCELED", "NO_EVENT"], NoEvents: ["CANCELED"] },
      methods: { payment: ["cancelPayment", "noMethod"], no_module: ["run"] },
      tables: { capture: ["id", "no_column"], no_table: ["id"] },
    }
    expect(await lookAtCore(store.container, reliedOn)).toMatchObject({
      level: "error",
      text: expect.stringContaining(
        `: ${[
          "noService in the payment module's container",
          "noWorkflow of core-flows",
          "noWorkflowId of core-flows",
          "event OrderWorkflowEvents.NO_EVENT",
          "event NoEvents.CANCELED",
          "method noMethod of the module payment",
          "method run of the module no_module",
          "column capture.no_column",
          "table no_table",
        ].join(", ")}. `,
      ),
    })
  })
}
