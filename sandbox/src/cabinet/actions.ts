import { clockNow } from "../clock.ts"
import { FAULT_SERVICES, type FaultService, faultFits } from "../faults/fault.ts"
import { redirect } from "../http/reply.ts"
import type { Handler } from "../http/router.ts"
import {
  DEFAULT_SETTINGS,
  type MerchantSettings,
  SettingError,
  updateSettings,
} from "../merchants/merchant-settings.ts"
import { cancelOrder } from "../orders/cancel-order.ts"
import { chargeOrder } from "../orders/charge-order.ts"
import { findOrder } from "../orders/find-orders.ts"
import { expireHold } from "../orders/hold.ts"
import { AssistError, assistError } from "../protocol/assist-error.ts"
import { codeText } from "../protocol/code-texts.ts"
import { type Minor, parseAmount } from "../protocol/money.ts"
import type { OrderRow } from "../store/rows.ts"
import type { Unit } from "../store/unit.ts"
import { cabinetLanguage } from "./cabinet-page.ts"

/** A mistake in a form; shown to the person who filled it in. */
class FormError extends Error {}

/** Runs a form's action and goes back to its page with what came of it. */
function action(run: (...call: [...Parameters<Handler>, URLSearchParams]) => Promise<string>): Handler {
  return async (sandbox, request, path) => {
    const form = new URLSearchParams(request.body.toString("utf8"))
    try {
      return redirect(await run(sandbox, request, path, form))
    } catch (error) {
      const referer = request.headers.referer ? new URL(request.headers.referer).pathname : "/cabinet"
      return redirect(`${referer}?${new URLSearchParams({ error: explain(error, cabinetLanguage(request)) })}`)
    }
  }
}

function explain(error: unknown, language: "RU" | "EN"): string {
  if (error instanceof AssistError) {
    const { firstCode, secondCode } = error
    return `${codeText(firstCode, secondCode, language)} (${firstCode}/${secondCode})`
  }
  if (error instanceof FormError || error instanceof SettingError) return error.message
  throw error
}

/** POST /cabinet/orders/:billnumber/charge|cancel|expire : operations by hand. */
export const chargeAction = onOrder(async (unit, order, form, now) => {
  await chargeOrder(unit, order, { amount: amountOf(form), autoDeposit: form.get("autodeposit") === "1" }, now)
})
export const cancelAction = onOrder(async (unit, order, form, now) => {
  await cancelOrder(unit, order, { amount: amountOf(form) }, now)
})
export const expireAction = onOrder((unit, order, _form, now) => expireHold(unit, order, now))

function onOrder(change: (unit: Unit, order: OrderRow, form: URLSearchParams, now: Date) => Promise<void>): Handler {
  return action(async (sandbox, _request, path, form) => {
    const billnumber = path["billnumber"] ?? ""
    await sandbox.store.work(async (unit) => {
      const now = clockNow()
      const order = await findOrder(unit, billnumber, now)
      if (!order) throw assistError("unknownOrder")
      await change(unit, order, form, now)
    })
    return `/cabinet/orders/${billnumber}?done=operation`
  })
}

function amountOf(form: URLSearchParams): Minor | null {
  const text = (form.get("amount") ?? "").trim()
  if (text === "") return null
  const amount = parseAmount(text)
  if (amount === null) throw assistError("malformedAmount")
  return amount
}

/** POST /cabinet/notifications/:id/resend */
export const resendAction = action(async (sandbox, _request, path, form) => {
  await sandbox.sender.resend(Number(path["id"]))
  const back = form.get("back") ?? ""
  return `${/^\/cabinet[/\w]*$/.test(back) ? back : "/cabinet/notifications"}?done=sent`
})

/** POST /cabinet/settings : the whole form; a box that is not ticked is not sent. */
export const settingsAction = action(async (sandbox, _request, _path, form) => {
  const merchantId = form.get("merchant") ?? sandbox.defaultMerchantId
  const patch = Object.keys(DEFAULT_SETTINGS).map((name) => [name, formValue(name as keyof MerchantSettings, form)])
  await sandbox.store.work(async (unit) => {
    const merchant = await unit.merchant(merchantId)
    if (!merchant) throw assistError("unknownMerchant")
    const settings = updateSettings(merchant.settings, Object.fromEntries(patch))
    await unit.saveMerchant({ ...merchant, settings })
  })
  return `/cabinet/settings?merchant=${encodeURIComponent(merchantId)}&done=saved`
})

function formValue(name: keyof MerchantSettings, form: URLSearchParams): unknown {
  const text = (form.get(name) ?? "").trim()
  switch (typeof DEFAULT_SETTINGS[name]) {
    case "boolean":
      return text === "1"
    case "number":
      return text === "" ? Number.NaN : Number(text.replace(",", "."))
    default:
      return text
  }
}

/** POST /cabinet/faults */
export const addFaultAction = action(async (sandbox, _request, _path, form) => {
  const service = (form.get("service") ?? "") as FaultService
  const kind = form.get("kind") ?? ""
  if (!FAULT_SERVICES.includes(service) || !faultFits(service, kind)) throw new FormError(`${service}: ${kind}?`)
  const [times, delayMs] = [Number(form.get("times") ?? "1"), Number(form.get("delayMs") ?? "0")]
  if (!(Number.isInteger(times) && times > 0)) throw new FormError(`times: ${form.get("times")}`)
  if (!(Number.isInteger(delayMs) && delayMs >= 0)) throw new FormError(`delayMs: ${form.get("delayMs")}`)
  const orderNumber = (form.get("ordernumber") ?? "").trim() || null
  await sandbox.store.work((unit) => unit.addFault({ service, kind, times, orderNumber, delayMs }))
  return "/cabinet/settings?done=saved#faults"
})

/** POST /cabinet/faults/remove */
export const removeFaultAction = action(async (sandbox, _request, _path, form) => {
  await sandbox.store.work((unit) => unit.removeFaults(Number(form.get("id"))))
  return "/cabinet/settings?done=saved#faults"
})
