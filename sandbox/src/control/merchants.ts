import { DEFAULT_SETTINGS, updateSettings } from "../merchants/merchant-settings.ts"
import { normalCurrency } from "../protocol/money.ts"
import type { MerchantRow } from "../store/rows.ts"
import type { Unit } from "../store/unit.ts"
import type { SandboxMerchant } from "./control-api.ts"
import { ControlError } from "./control-body.ts"
import { type ControlCall, control } from "./control-handler.ts"

/** GET /_control/settings, of another merchant with ?merchant_id= */
export const readSettings = control(async (call) => {
  return call.sandbox.store.work(async (unit) => (await merchantOf(call, unit)).settings)
})

/** POST /_control/settings : a partial update. */
export const writeSettings = control(async (call) => {
  return call.sandbox.store.work(async (unit) => {
    const merchant = await merchantOf(call, unit)
    const settings = updateSettings(merchant.settings, call.body.values)
    await unit.saveMerchant({ ...merchant, settings })
    return settings
  })
})

/** GET /_control/merchants */
export const listMerchants = control(async ({ sandbox }) => ({
  merchants: (await sandbox.store.work((unit) => unit.merchants())).map(merchantView),
}))

/** POST /_control/merchants : adds a merchant or changes one; everything but the credentials is a setting. */
export const addMerchant = control(async ({ sandbox, body }) => {
  const { merchant_id: _id, login: _login, password: _password, currency: _currency, ...settings } = body.values
  const merchantId = body.required("merchant_id")
  if (!/^\d{1,10}$/.test(merchantId)) throw new ControlError('"merchant_id" must be a number')
  return sandbox.store.work(async (unit) => {
    const known = await unit.merchant(merchantId)
    const merchant: MerchantRow = {
      merchantId,
      login: known ? (body.text("login") ?? known.login) : body.required("login"),
      password: known ? (body.text("password") ?? known.password) : body.required("password"),
      currency: normalCurrency(body.text("currency") ?? known?.currency ?? "BYN"),
      settings: updateSettings(known?.settings ?? DEFAULT_SETTINGS, settings),
    }
    await unit.saveMerchant(merchant)
    return merchantView(merchant)
  })
})

async function merchantOf({ sandbox, request }: ControlCall, unit: Unit): Promise<MerchantRow> {
  const merchant = await unit.merchant(request.query.get("merchant_id") ?? sandbox.defaultMerchantId)
  if (!merchant) throw new ControlError("no such merchant", 404)
  return merchant
}

function merchantView({ merchantId, login, currency, settings }: MerchantRow): SandboxMerchant {
  return { merchant_id: merchantId, login, currency, settings }
}
