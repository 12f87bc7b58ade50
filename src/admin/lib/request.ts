import type { Refusal } from "../../refusals/refusal"
import { ApiError } from "./api-error"
import { AUTH_TYPE, BACKEND_URL, sdk } from "./sdk"

export type Query = Readonly<Record<string, string | number | undefined>>

interface RequestTo {
  readonly query?: Query | undefined
  /** Sent with POST; without it the request is a GET. */
  readonly body?: object
  readonly accept?: string
}

interface ErrorBody {
  readonly message?: string
  readonly refusal?: Refusal
}

/**
 * Asks the shop as Medusa's own client does, logged in the same way. That client keeps the message of an error and throws the rest
 * of the answer away, and with it the refusal that can be said in the owner's language.
 * @throws ApiError for an answer that is no success
 */
export async function request(
  where: string,
  { query, body, accept = "application/json" }: RequestTo,
): Promise<Response> {
  const given = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== "")
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
  const response = await fetch(`${BACKEND_URL}/admin/assist/${where}${search && `?${search}`}`, {
    method: body ? "POST" : "GET",
    credentials: AUTH_TYPE === "session" ? "include" : "omit",
    headers: {
      accept,
      ...(body && { "content-type": "application/json" }),
      ...(AUTH_TYPE === "jwt" && { authorization: `Bearer ${await sdk.client.getToken()}` }),
    },
    ...(body && { body: JSON.stringify(body) }),
  })
  if (response.ok) return response
  const { message, refusal } = (await response.json().catch(() => ({}))) as ErrorBody
  throw new ApiError(message ?? response.statusText, response, refusal)
}
