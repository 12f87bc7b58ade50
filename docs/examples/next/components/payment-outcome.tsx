"use client"

import { AssistPaymentError, type Payment, waitForPayment } from "medusa-payment-assist/storefront"
import { useEffect, useState } from "react"
import { store } from "../lib/store"
import { errorText, paymentText } from "./payment-texts"

/** Waits for what becomes of a payment, and goes on when it is paid. */
export function PaymentOutcome({ sessionId }: { sessionId: string }) {
  const [text, setText] = useState("Waiting for the bank …")

  useEffect(() => {
    const stop = new AbortController()
    const goOn = (payment: Payment) => {
      if (payment.status === "paid") window.location.assign(`/order/${payment.order_id}/confirmed`)
      else if (payment.status === "requires_action") window.location.assign(payment.continue_url)
      else setText(paymentText(payment))
    }
    waitForPayment(sessionId, { ...store, signal: stop.signal }).then(goOn, (error) => {
      if (error instanceof AssistPaymentError && error.code !== "aborted") setText(errorText(error))
    })
    return () => stop.abort()
  }, [sessionId])

  return (
    <main>
      <p role="status">{text}</p>
      <a href="/checkout">Back to the checkout</a>
    </main>
  )
}
