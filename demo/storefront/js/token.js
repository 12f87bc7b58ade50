import { recall, remember } from "./memory.js"

let current = recall("token")

/** Bearer token of the customer who is logged in, or null. */
export const token = () => current

export function setToken(next) {
  current = next
  remember("token", next)
}
