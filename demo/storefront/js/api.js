import { config } from "/config.js"
import { language, t } from "./language.js"
import { token } from "./token.js"

/** An answer of the store that is not a success, or no answer at all (status 0). */
export class ApiError extends Error {
  constructor(status, message, type) {
    super(message)
    this.status = status
    this.type = type
  }
}

async function call(method, path, body) {
  let answer
  try {
    answer = await fetch(config.apiUrl + path, {
      method,
      headers: {
        "x-publishable-api-key": config.publishableKey,
        // The plugin words what a shopper may be told in this language.
        "accept-language": language(),
        ...(token() ? { authorization: `Bearer ${token()}` } : {}),
        ...(body ? { "content-type": "application/json" } : {}),
      },
      body: body ? JSON.stringify(body) : undefined,
    })
  } catch {
    throw new ApiError(0, t().storeDown)
  }
  const content = await answer.json().catch(() => ({}))
  if (!answer.ok) throw new ApiError(answer.status, content.message ?? `HTTP ${answer.status}`, content.type)
  return content
}

export const get = (path) => call("GET", path)
export const post = (path, body = {}) => call("POST", path, body)
export const del = (path) => call("DELETE", path)
