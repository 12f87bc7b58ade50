"use client"

import type { HttpTypes } from "@medusajs/types"
import { AssistPaymentError, startPayment, walletButtons } from "medusa-payment-assist/storefront"
import { useEffect, useRef, useState } from "react"
import { store } from "../lib/store"
import { errorText, paymentText } from "./payment-texts"

/** Pay with a wallet here, or by card on Assist's page. */
export function AssistPayment({ session }: { session: HttpTypes.StorePaymentSession }) {
  const container = useRef<HTMLDivElement>(null)
  const [text, setText] = useState("")

  useEffect(() => {
    if (!container.current) return
    const stop = new AbortController()
    walletButtons({
      ...store,
      container: container.current,
      sessionId: session.id,
      shopName: "My shop",
      googleEnvironment: process.env.NODE_ENV === "production" ? "PRODUCTION" : "TEST",
      fallback: false, // there is a button below
      signal: stop.signal,
      onResult: (payment) => {
        if (payment.status === "paid") window.location.assign(`/order/${payment.order_id}/confirmed`)
        else setText(paymentText(payment))
      },
      onError: (error) => setText(errorText(error)),
    }).catch(() => undefined) // taken away before they were shown
    return () => stop.abort()
  }, [session.id])

  async function payByCard() {
    try {
      await startPayment({ ...store, session })
    } catch (error) {
      if (error instanceof AssistPaymentError) setText(errorText(error))
    }
  }

  return (
    <section>
      <div ref={container} />
      <button type="button" onClick={payByCard}>
        Pay by card
      </button>
      <p role="status">{text}</p>
    </section>
  )
}
