import { FAULT_SERVICES, type FaultService, faultFits } from "../faults/fault.ts"
import type { FaultRow } from "../store/rows.ts"
import type { WaitingFault } from "./control-api.ts"
import { ControlError } from "./control-body.ts"
import { control } from "./control-handler.ts"

/** GET /_control/faults */
export const listFaults = control(async ({ sandbox }) => ({
  faults: (await sandbox.store.work((unit) => unit.faults())).map(faultView),
}))

/** POST /_control/faults */
export const addFault = control(async ({ sandbox, body }) => {
  const service = body.required("service") as FaultService
  const kind = body.required("kind")
  if (!FAULT_SERVICES.includes(service)) throw new ControlError(`no service "${service}": ${FAULT_SERVICES.join(", ")}`)
  if (!faultFits(service, kind)) throw new ControlError(`"${kind}" is no fault of "${service}"`)
  const fault = {
    service,
    kind,
    times: body.count("times", 1),
    orderNumber: body.text("ordernumber") ?? null,
    delayMs: body.count("delayMs", 0),
  }
  if (fault.times === 0) throw new ControlError('"times" must be at least 1')
  return faultView(await sandbox.store.work((unit) => unit.addFault(fault)))
})

/** DELETE /_control/faults, or one of them with ?id= */
export const removeFaults = control(async ({ sandbox, request }) => {
  const id = request.query.get("id")
  await sandbox.store.work((unit) => unit.removeFaults(id === null ? undefined : Number(id)))
  return { ok: true }
})

function faultView({ id, service, kind, times, orderNumber, delayMs }: FaultRow): WaitingFault {
  return { id, service, kind, times, ordernumber: orderNumber, delayMs }
}
