import path from "node:path"
import type { IPaymentModuleService, PaymentDTO } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { orderNumber } from "../../src/gateway"
import { Ledger } from "../../src/modules/assist/ledger/ledger"
import { migrate } from "../support/migrate"
import { notificationBody } from "../support/notification-body"
import { Sandbox } from "../support/sandbox"

jest.setTimeout(60_000)

const options = {
  serverUrl: "http://127.0.0.1:1",
  merchantId: "123456",
  login: "shoplogin",
  password: "Passw0rd1",
  secretWord: ["s3cr3t-word", "the-previous-one"],
  backendUrl: "https://api.shop.by/",
  returnUrls: { success: "https://shop.by/order/{order_id}", failure: "https://shop.by/failed" },
  timeouts: { connect: 1000, headers: 1500, body: 1500, total: 2000 },
  settleAfter: 2,
  orderNumberPrefix: "SHOP-",
}
const numberOf = ({ data }: { data?: Record<string, unknown> | null }) => String(data?.["order_number"])
const providers = [{ resolve: path.resolve(__dirname, "../../src/providers/assist/index.ts"), id: "main", options }]

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await Sandbox.start()
  options.serverUrl = sandbox.url
})
afterAll(() => sandbox.stop())

moduleIntegrationTestRunner<IPaymentModuleService>({
  moduleName: Modules.PAYMENT,
  resolve: path.dirname(require.resolve("@medusajs/payment/package.json")),
  moduleOptions: { providers },
  testSuite: ({ service, MikroOrmWrapper }) => {
    let ledger: Ledger
    let knex: ConstructorParameters<typeof Ledger>[0]

    // The payment module alone does not run the plugin's migrations.
    beforeEach(async () => {
      await sandbox.reset()
      knex = (
        MikroOrmWrapper.getManager().getConnection() as unknown as {
          getKnex(): ConstructorParameters<typeof Ledger>[0]
        }
      ).getKnex()
      await migrate(knex)
      ledger = new Ledger(knex)
    })

    async function session(amount: number | string = 100, currency_code = "BYN") {
      const collection = await service.createPaymentCollections({ amount: amount as number, currency_code })
      return await service.createPaymentSession(collection.id, {
        provider_id: "pp_assist_main",
        amount: amount as number,
        currency_code,
        data: { billnumber: "EVIL" },
      })
    }

    async function opened(amount = 100) {
      const made = await session(amount)
      await ledger.open(
        {
          order_number: orderNumber(numberOf(made)),
          opened_session_id: made.id,
          provider_id: "pp_assist_main",
          merchant_id: "123456",
          amount: amount.toFixed(2),
          currency: "BYN",
          two_stage: true,
        },
        60,
      )
      return made
    }

    async function held(amount = 100) {
      const made = await opened(amount)
      await sandbox.create({
        ordernumber: numberOf(made),
        amount: amount.toFixed(2),
        currency: "BYN",
        card: "approve",
        notify: false,
      })
      return { made, payment: (await service.authorizePaymentSession(made.id, {})) as PaymentDTO }
    }

    const refusal = async (work: Promise<unknown>) => {
      const error = await work.then(
        () => undefined,
        (thrown) => thrown,
      )
      expect(MedusaError.isMedusaError(error)).toBe(true)
      return error as MedusaError
    }

    it("initiates without a call to Assist and ignores what the storefront sends", async () => {
      const made = await session()
      expect(made.status).toBe("pending")
      expect(made.data).toMatchObject({
        order_number: expect.stringMatching(/^SHOP-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/),
        payment_url: `https://api.shop.by/assist/pay/${made.id}`,
        amount: "100.00",
        currency: "BYN",
      })
      expect(await sandbox.orders(numberOf(made))).toEqual([])
    })

    it("refuses currencies without two decimals and empty sums, in words", async () => {
      expect((await refusal(session(1000, "JPY"))).message).toContain("two decimals only; JPY has 0")
      expect((await refusal(session(0))).message).toContain("nothing to pay")
    })

    it("follows a changed sum through updatePayment", async () => {
      const made = await session()
      const updated = await service.updatePaymentSession({
        id: made.id,
        amount: 33.335,
        currency_code: "byn",
        data: made.data as Record<string, unknown>,
      })
      expect(updated.data).toMatchObject({ ...made.data, amount: "33.34" })
    })

    it("throws 'requires more' before the payment and 'not authorized' after a refusal; the session stays usable", async () => {
      const made = await opened()
      expect(await refusal(service.authorizePaymentSession(made.id, {}))).toMatchObject({
        type: "payment_requires_more_error",
      })
      await sandbox.create({
        ordernumber: numberOf(made),
        amount: "100.00",
        currency: "BYN",
        card: "insufficient",
        notify: false,
      })
      expect(await refusal(service.authorizePaymentSession(made.id, {}))).toMatchObject({
        type: "payment_authorization_error",
        code: "assist_AS102",
      })
      await sandbox.pay(numberOf(made), "approve", false)
      expect(await service.authorizePaymentSession(made.id, {})).toMatchObject({ amount: 100 })
    })

    it("authorizes only the sum that is due", async () => {
      const made = await opened()
      await sandbox.create({
        ordernumber: numberOf(made),
        amount: "10.00",
        currency: "BYN",
        card: "approve",
        notify: false,
      })
      expect(await refusal(service.authorizePaymentSession(made.id, {}))).toMatchObject({
        type: "payment_authorization_error",
        code: "assist_refused",
      })
      expect(await service.listPayments({ payment_session_id: made.id } as never)).toEqual([])
      expect(await sandbox.order(numberOf(made))).toMatchObject({ held: "10.00" })
    })

    it("carries a payment through capture, refund and the books of both sides", async () => {
      const { made, payment } = await held()
      expect(payment.data).toMatchObject({
        order_number: numberOf(made),
        billnumber: (await sandbox.order(numberOf(made))).billnumber,
        two_stage: true,
        order_state: "Delayed",
      })
      await service.capturePayment({ payment_id: payment.id, amount: "30.10" as unknown as number })
      expect(await sandbox.order(numberOf(made))).toMatchObject({ charged: "30.10", state: "PartialDelayed" })
      await service.refundPayment({ payment_id: payment.id, amount: "0.05" as unknown as number })
      expect(await sandbox.order(numberOf(made))).toMatchObject({ charged: "30.10", returned: "0.05" })
      const books = await service.retrievePayment(payment.id, { relations: ["captures", "refunds"] })
      expect(books.captures?.map(({ amount }) => amount)).toEqual([30.1])
      expect(books.refunds?.map(({ amount }) => amount)).toEqual([0.05])
      expect(
        (await ledger.operations(numberOf(made))).map(({ kind, amount, outcome }) => [kind, amount, outcome]),
      ).toEqual([
        ["charge", "30.10", "done"],
        ["refund", "0.05", "done"],
      ])
    })

    it("releases a hold once, however often it is asked to, and closes the session (trap 4)", async () => {
      const { made, payment } = await held()
      await service.cancelPayment(payment.id)
      await service.cancelPayment(payment.id)
      expect(await sandbox.order(numberOf(made))).toMatchObject({ state: "Canceled", released: "100.00" })
      expect(await sandbox.requests("cancel")).toHaveLength(1)
      expect(await service.retrievePaymentSession(made.id)).toMatchObject({ status: "canceled" })
    })

    it("never releases and never throws when core deletes a session (traps 6 and 7)", async () => {
      const made = await opened()
      await sandbox.create({
        ordernumber: numberOf(made),
        amount: "100.00",
        currency: "BYN",
        card: "approve",
        notify: false,
      })
      await sandbox.fault("orderresult", "drop_before", { times: 50 })
      await service.deletePaymentSession(made.id)
      expect(await sandbox.requests("cancel")).toEqual([])
      await sandbox.clearFaults()
      expect(await sandbox.order(numberOf(made))).toMatchObject({ held: "100.00" })
    })

    it("refuses to capture when the sum cannot be read, rather than capture the whole", async () => {
      const { made, payment } = await held()
      const knex = (
        MikroOrmWrapper.getManager().getConnection() as unknown as { getKnex(): { raw(sql: string): Promise<unknown> } }
      ).getKnex()
      // Another Medusa version might commit the capture row later than this one does.
      await knex.raw(
        "create or replace function hide() returns trigger as $$ begin return null; end $$ language plpgsql",
      )
      await knex.raw("create trigger hide_capture before insert on capture for each row execute function hide()")
      const error = await refusal(service.capturePayment({ payment_id: payment.id, amount: 10 }))
      await knex.raw("drop trigger hide_capture on capture")
      expect(error.message).toContain("The amount of this capture could not be read from Medusa")
      expect(await sandbox.requests("charge")).toEqual([])
      expect(await sandbox.order(numberOf(made))).toMatchObject({ held: "100.00", charged: "0.00" })
    })

    it("lets no plain Error out of a hook (trap 11)", async () => {
      const { made, payment } = await held()
      await sandbox.fault("orderresult", "error_500_before", { times: 50 })
      for (const work of [
        () => service.capturePayment({ payment_id: payment.id, amount: 1 }),
        () => service.cancelPayment(payment.id),
      ])
        expect((await refusal(work())).message).toContain("Assist could not be asked")
      await sandbox.clearFaults()
      expect(await sandbox.order(numberOf(made))).toMatchObject({ held: "100.00", charged: "0.00" })
      expect((await service.retrievePayment(payment.id, { relations: ["captures"] })).captures).toEqual([])
    })

    it("ends the wait for the lease of an order that is gone, at once", async () => {
      const made = await opened()
      const gone = { order_number: numberOf(made) }
      await ledger.withLease("follow", numberOf(made), async () => {
        const waits = ledger.withLease("follow", numberOf(made), async () => "had the lease")
        waits.catch(() => undefined)
        await new Promise((done) => setTimeout(done, 50)) // it has asked once
        await knex("assist_order").where(gone).delete()
        expect((await refusal(waits)).message).toContain("was never sent to Assist")
      })
    }, 10_000)

    it("tells core's own webhook route nothing, whatever arrives (traps 2 and 12): the plugin's subscriber acts", async () => {
      const { made } = await held()
      const action = (body: string) =>
        service.getWebhookActionAndData({
          provider: "assist_main",
          payload: {
            data: {},
            rawData: Buffer.from(body),
            headers: { "content-type": "application/x-www-form-urlencoded" },
          },
        })
      expect(await action(notificationBody(numberOf(made)))).toEqual({ action: "not_supported" })
      expect(await action(notificationBody("payses_gone"))).toEqual({ action: "not_supported" })
      expect(await action("garbage")).toEqual({ action: "not_supported" })
      expect(await sandbox.order(numberOf(made))).toMatchObject({ held: "100.00", charged: "0.00" })
    })
  },
})
