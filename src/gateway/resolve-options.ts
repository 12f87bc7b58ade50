import { AssistError } from "./assist-error"
import type { AssistClientOptions, CircuitOptions, ResolvedOptions, Timeouts } from "./options"
import { isPrivateHost } from "./private-host"

const DEFAULT_TIMEOUTS: Timeouts = { connect: 5_000, headers: 20_000, body: 20_000, total: 30_000 }

/** Checks the options of a client and fills in the defaults. Throws AssistError `configuration`. */
export function resolveOptions(options: AssistClientOptions): ResolvedOptions {
  const { origin, basePath } = resolveServerUrl(options.serverUrl)
  // Merchant_ID is an int at Assist (protocol 3.1, 12).
  if (!/^\d{1,10}$/.test(options.merchantId) || Number(options.merchantId) > 2_147_483_647) {
    refuse("merchantId", "must be the number Assist gave the shop, digits only, as a string")
  }
  checkCredential("login", options.login)
  checkCredential("password", options.password)
  if (options.secretWords.length === 0 || options.secretWords.some((word) => typeof word !== "string" || word === "")) {
    refuse("secretWords", "must hold the secret word of the shop's settings at Assist, and no empty word")
  }
  return {
    origin,
    basePath,
    merchantId: options.merchantId,
    login: options.login,
    password: options.password,
    secretWords: options.secretWords,
    replyFormat: oneOf("replyFormat", options.replyFormat ?? "xml", ["xml", "json", "csv", "soap"]),
    requestFormat: oneOf("requestFormat", options.requestFormat ?? "form", ["form", "json", "soap"]),
    requestCheckValue: oneOf("requestCheckValue", options.requestCheckValue ?? "delimited", ["delimited", "joined"]),
    billCheckValue: oneOf("billCheckValue", options.billCheckValue ?? "table", ["table", "no_returns"]),
    requestSignature: options.requestSignature,
    assistSignature: options.assistSignature,
    verifyReplies: options.verifyReplies ?? true,
    cancelService: oneOf("cancelService", options.cancelService ?? "cancel", ["cancel", "wscancel"]),
    storedCardsPath: resolvePath("storedCardsPath", options.storedCardsPath ?? "/pay/oneclick/v1/get_tokens.cfm"),
    language: oneOf("language", options.language ?? "RU", ["RU", "EN"]),
    freeText: oneOf("freeText", options.freeText ?? "mend", ["mend", "refuse"]),
    timeouts: resolveTimeouts(options.timeouts ?? {}),
    circuit: options.circuit === false ? undefined : resolveCircuit(options.circuit ?? {}),
    maxReplyBytes: positive("maxReplyBytes", options.maxReplyBytes ?? 2 * 1024 * 1024),
    maxReportBytes: positive("maxReportBytes", options.maxReportBytes ?? 16 * 1024 * 1024),
    connections: positive("connections", options.connections ?? 8),
    onWire: options.onWire,
  }
}

function resolveServerUrl(serverUrl: string): { origin: string; basePath: string } {
  const url = URL.canParse(serverUrl) ? new URL(serverUrl) : undefined
  if (!url || (url.protocol !== "https:" && url.protocol !== "http:")) {
    refuse("serverUrl", 'must be the address Assist gave the shop, such as "https://payments.paysec.by"')
  }
  if (url.username || url.password || url.search || url.hash) {
    refuse("serverUrl", "must hold no user, password, query or fragment; give the plain address")
  }
  // A sandbox on this machine, in a container beside it, or in a private network may do without TLS.
  if (url.protocol === "http:" && !isPrivateHost(url.hostname)) {
    refuse("serverUrl", "must start with https://: login and password of the shop travel in every request")
  }
  return { origin: url.origin, basePath: url.pathname.replace(/\/+$/, "") }
}

/** A path, so that the login and password in the request reach nobody but this Assist. */
function resolvePath(name: string, path: string): string {
  if (!/^(?:\/[\w.-]+)+$/.test(path))
    refuse(name, 'must be a path at Assist that begins with "/", without a host or a query')
  return path
}

/** Assist gives 8 to 20 latin letters, digits and "_" (seed 003); only what can never be right is refused. */
function checkCredential(name: string, value: string): void {
  if (typeof value !== "string" || !/^[\x21-\x7e]{1,64}$/.test(value)) {
    refuse(name, "must be the one of the shop's account at Assist: latin letters and digits, without blanks")
  }
}

function resolveTimeouts(given: Partial<Timeouts>): Timeouts {
  const timeouts = {
    connect: given.connect ?? DEFAULT_TIMEOUTS.connect,
    headers: given.headers ?? DEFAULT_TIMEOUTS.headers,
    body: given.body ?? DEFAULT_TIMEOUTS.body,
    total: given.total ?? DEFAULT_TIMEOUTS.total,
  }
  for (const [name, value] of Object.entries(timeouts)) positive(`timeouts.${name}`, value)
  return timeouts
}

function resolveCircuit(given: Partial<CircuitOptions>): CircuitOptions {
  return {
    failures: positive("circuit.failures", given.failures ?? 10),
    coolDown: positive("circuit.coolDown", given.coolDown ?? 5_000),
  }
}

function positive(name: string, value: number): number {
  if (!Number.isSafeInteger(value) || value <= 0) refuse(name, "must be a positive whole number")
  return value
}

function oneOf<T extends string>(name: string, value: T, allowed: readonly T[]): T {
  if (!allowed.includes(value)) refuse(name, `must be one of ${allowed.join(", ")}`)
  return value
}

function refuse(name: string, problem: string): never {
  throw new AssistError("configuration", `option ${name} ${problem}`)
}
