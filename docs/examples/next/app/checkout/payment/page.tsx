import { PaymentOutcome } from "../../../components/payment-outcome"

interface Props {
  readonly searchParams: Promise<{ session_id?: string }>
}

/** `returnUrls.pending` and `returnUrls.failure`: the plugin adds `session_id`. */
export default async function PaymentPage({ searchParams }: Props) {
  const { session_id } = await searchParams
  return session_id ? <PaymentOutcome sessionId={session_id} /> : <p>This address belongs to no payment.</p>
}
