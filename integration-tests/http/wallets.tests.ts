import { withOption } from "../support/merchant-option"
import type { Session } from "../support/shop"
import type { Store } from "../support/store"

/** What a page needs to show wallet buttons. */
export function walletTests(store: Store): void {
  const ask = (session: Session, what: string, body?: object) =>
    store.shop.call(body ? "POST" : "GET", `/store/assist/payment-sessions/${session.id}/${what}`, body)
  const begun = async () => await store.shop.session(await store.shop.cart())
  const onPages = {
    merchantIdentifier: "merchant.by.shop",
    displayName: "Shop",
    domain: "shop.test",
    certificate: "-",
    privateKey: "-",
    supportedNetworks: ["visa"],
    domainAssociation: "7B227073704964",
  }

  it("says what Google and Apple have to be asked for, with the session's own sum", async () => {
    const session = await begun()
    const sum = { amount: "100.00", currency: "BYN", country: "BY" }
    await withOption(store, "wallets", { ...walletsOf(), apple_pay: onPages }, async () => {
      const { body } = await ask(session, "wallets")
      expect(body.wallets).toEqual({
        google_pay: {
          gateway: "assist",
          gatewayMerchantId: "123456",
          allowedCardAuthMethods: ["CRYPTOGRAM_3DS"],
          allowedCardNetworks: ["VISA", "MASTERCARD"],
          ...sum,
        },
        apple_pay: {
          merchantIdentifier: "merchant.by.shop",
          supportedNetworks: ["visa"],
          merchantCapabilities: ["supports3DS"],
          ...sum,
        },
        samsung_pay: {},
        mir_pay: {},
      })
      expect(JSON.stringify(body)).not.toContain("privateKey")
    })
  })

  it("shows no button of Apple's on pages where it is set up for apps only, and none for what cannot be paid", async () => {
    const session = await begun()
    expect((await ask(session, "wallets")).body.wallets).not.toHaveProperty("apple_pay")
    await store.container
      .resolve("__pg_connection__")("payment_session")
      .where({ id: session.id })
      .update({ status: "canceled" })
    expect((await ask(session, "wallets")).body).toEqual({ wallets: {} })
    const unknown = { ...session, id: `payses_${"0".repeat(26)}` }
    expect((await ask(unknown, "wallets")).status).toBe(404)
  })

  it("asks nobody but Apple for a merchant session", async () => {
    const session = await begun()
    await withOption(store, "wallets", { apple_pay: onPages }, async () => {
      for (const validation_url of [
        store.sandbox.url,
        "https://apple-pay-gateway.apple.com.evil.test/paymentSession",
        "http://apple-pay-gateway.apple.com/paymentSession",
        "https://evil@apple-pay-gateway.apple.com/paymentSession",
        "https://apple-pay-gateway.apple.com:444/paymentSession",
        "https://www.apple.com/paymentSession",
        7,
      ])
        expect((await ask(session, "apple-pay-session", { validation_url })).status).toBe(400)
    })
    const validation_url = "https://apple-pay-gateway.apple.com/paymentservices/paymentSession"
    expect(await ask(session, "apple-pay-session", { validation_url })).toMatchObject({
      status: 400,
      body: { code: "assist_wallet_off" },
    })
  })

  it("serves Apple's file for the domain", async () => {
    const address = `${store.url}/.well-known/apple-developer-merchantid-domain-association`
    expect((await fetch(address)).status).toBe(404)
    await withOption(store, "wallets", { apple_pay: onPages }, async () => {
      const answer = await fetch(address)
      expect(answer.headers.get("content-type")).toContain("text/plain")
      expect(await answer.text()).toBe(onPages.domainAssociation)
    })
  })

  const walletsOf = () => ({
    google_pay: {
      cardAuthMethods: ["CRYPTOGRAM_3DS" as const],
      cardNetworks: ["VISA", "MASTERCARD"],
    },
    samsung_pay: {},
    mir_pay: {},
  })
}
