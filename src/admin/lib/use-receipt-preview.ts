import { useQuery } from "@tanstack/react-query"
import { useEffect, useState } from "react"
import type { ReceiptPreview, ReceiptPreviewRequest } from "../../owner/admin-api"
import { api } from "./api"
import { keys } from "./query-keys"

/** Each preview asks Assist: not with every letter that is typed. */
const PAUSE_MS = 400

/** What is known of the receipt of what was chosen. */
export interface PreviewState {
  /** Of exactly what is chosen now; undefined while it is asked for, or when nothing is chosen. */
  readonly preview: ReceiptPreview | undefined
  readonly asking: boolean
  readonly failed: boolean
}

/** The receipt that pressing the button would make. */
export function useReceiptPreview(paymentId: string, body: ReceiptPreviewRequest | undefined): PreviewState {
  const now = JSON.stringify(body ?? null)
  const [settled, setSettled] = useState(now)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(now), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [now])
  const asked = JSON.parse(settled) as ReceiptPreviewRequest | null
  const { data, isError, isFetching } = useQuery({
    queryKey: keys.receipt(paymentId, asked ?? undefined),
    queryFn: () => api.previewReceipt(paymentId, asked as ReceiptPreviewRequest),
    enabled: asked !== null,
    retry: false,
    staleTime: 30_000,
  })
  const current = settled === now && asked !== null
  return {
    preview: current ? data : undefined,
    asking: body !== undefined && (!current || (isFetching && data === undefined)),
    failed: current && isError,
  }
}
