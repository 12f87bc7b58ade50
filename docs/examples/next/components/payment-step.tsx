"use client"

import type { HttpTypes } from "@medusajs/types"
import { useState } from "react"
import { ASSIST, sdk } from "../lib/store"
import { AssistPayment } from "./assist-payment"

/** The last step of the checkout, with the cart as the store gives it. */
export function PaymentStep({ cart }: { cart: HttpTypes.StoreCart }) {
  // Medusa drops the session when the cart's total changes: then there is none, and it is chosen anew.
  const [session, setSession] = useState(assistSession(cart.payment_collection))
  const [text, setText] = useState("")

  async function choose() {
    try {
      const { payment_collection } = await sdk.store.payment.initiatePaymentSession(cart, { provider_id: ASSIST })
      setSession(assistSession(payment_collection))
    } catch {
      setText("That did not work. Please try again.")
    }
  }

  if (session) return <AssistPayment key={session.id} session={session} />
  return (
    <section>
      <button type="button" onClick={choose}>
        Card, Apple Pay, Google Pay
      </button>
      <p role="status">{text}</p>
    </section>
  )
}

const assistSession = (collection: HttpTypes.StorePaymentCollection | undefined) =>
  collection?.payment_sessions?.find(({ provider_id, status }) => provider_id === ASSIST && status === "pending")
