import { clockNow } from "../clock.ts"
import { standingBill } from "../orders/bill-state.ts"
import { publicKeys } from "../signing/public-keys.ts"
import { ControlError } from "./control-body.ts"
import { control } from "./control-handler.ts"

/** GET /_control/keys : the public keys replies are signed with, `rsa` as PEM and `pgp` as an OpenPGP key block. */
export const readKeys = control(({ sandbox }) => sandbox.store.work(publicKeys))

/** GET /_control/bills : oldest first, with the state a bill has by its orders. */
export const listBills = control(({ sandbox }) =>
  sandbox.store.work(async (unit) => {
    const now = clockNow()
    const bills = []
    for (const bill of await unit.bills.list()) {
      bills.push({
        hash: bill.hash,
        bill: bill.number,
        merchant_id: bill.merchantId,
        amount: bill.amount,
        currency: bill.currency,
        pay_until: bill.payUntil,
        state: (await standingBill(unit, bill, now)).state,
        page_path: `/bill/paybill.cfm?ID=${bill.hash}`,
      })
    }
    return { bills }
  }),
)

/** POST /_control/bills/:hash/expire : the time to pay a bill is over. */
export const expireBill = control(({ sandbox, path }) =>
  sandbox.store.work(async (unit) => {
    const hash = path["hash"] ?? ""
    if (!(await unit.bills.byHash(hash))) throw new ControlError("no such bill", 404)
    await unit.bills.setPayUntil(hash, clockNow().toISOString())
    return { ok: true }
  }),
)
