import type { Payment } from "../types.ts"

export const store = { baseUrl: "https://api.shop.test/", publishableKey: "pk_1" }
export const sessionId = "payses_1"

type Reply = object | { status: number; body?: unknown } | "down" | "hang" | "html"

interface Call {
  readonly call: string
  readonly body: unknown
  readonly headers: Record<string, string>
  readonly credentials: string | undefined
}

/** The store's API behind `fetch`: each route gives its replies in turn, and the last one for ever. */
export class FakeStore {
  readonly calls: Call[] = []
  private readonly replies = new Map<string, Reply[]>()

  constructor() {
    Object.assign(globalThis, { fetch: this.fetch })
  }

  on(route: string, ...replies: Reply[]): this {
    this.replies.set(route, replies)
    return this
  }

  callsOf(route: string): Call[] {
    return this.calls.filter(({ call }) => call === route)
  }

  private readonly fetch = async (url: string, init: RequestInit): Promise<Response> => {
    const call = `${init.method} ${url.replace("https://api.shop.test/store/", "")}`
    const body = typeof init.body === "string" ? JSON.parse(init.body) : undefined
    const headers = init.headers as Record<string, string>
    this.calls.push({ call, body, headers, credentials: init.credentials })
    const replies = this.replies.get(call) ?? []
    const reply = replies.length > 1 ? replies.shift() : replies[0]
    if (reply === undefined) throw new Error(`The test has no reply to ${call}`)
    if (reply === "down") throw new TypeError("Failed to fetch")
    if (reply === "html") return new Response("<html>Log in to the hotel's Wi-Fi</html>", { status: 200 })
    if (reply === "hang")
      return new Promise((_, reject) => init.signal?.addEventListener("abort", () => reject(init.signal?.reason)))
    return "status" in reply && typeof reply.status === "number"
      ? new Response("body" in reply ? JSON.stringify(reply.body) : "", { status: reply.status })
      : Response.json(reply)
  }
}

const session = `assist/payment-sessions/${sessionId}`
export const READ = `GET ${session}`
export const WALLETS = `GET ${session}/wallets`
export const TOKEN = `POST ${session}/token`
export const APPLE_SESSION = `POST ${session}/apple-pay-session`

/** The store's answer about the payment. */
export function told(status: Payment["status"], more: Partial<Record<keyof Payment, string>> = {}) {
  const nothing = { order_id: null, cart_id: "cart_1", reason: null, message: null, continue_url: null }
  return { payment_session: { id: sessionId, status, ...nothing, ...more } }
}

/** A page that may be hidden, with elements that only remember. */
export class FakePage extends EventTarget {
  hidden = false
  readonly scripts: FakeElement[] = []
  readonly head = { append: (script: FakeElement) => void this.scripts.push(script) }
  createElement = (tag: string) => new FakeElement(tag, this)

  constructor() {
    super()
    const location = { hostname: "shop.test", assign: (url: string) => void this.visited.push(url) }
    Object.assign(globalThis, { document: this, location })
  }

  /** Where the browser was sent. */
  readonly visited: string[] = []

  show(visible: boolean): void {
    this.hidden = !visible
    this.dispatchEvent(new Event("visibilitychange"))
  }
}

export class FakeElement {
  className = ""
  textContent = ""
  href?: string
  type?: string
  src?: string
  onclick?: () => void
  onload?: () => void
  onerror?: () => void
  children: FakeElement[] = []
  parent?: FakeElement
  readonly attributes: Record<string, string> = {}

  constructor(
    readonly tag: string,
    readonly ownerDocument: FakePage,
  ) {}

  setAttribute(name: string, value: string): void {
    this.attributes[name] = value
  }

  toggleAttribute(name: string, on: boolean): void {
    if (on) this.attributes[name] = ""
    else delete this.attributes[name]
  }

  replaceChildren(...children: FakeElement[]): void {
    this.children = children
    for (const child of children) child.parent = this
  }

  remove(): void {
    if (this.parent) this.parent.children = this.parent.children.filter((child) => child !== this)
  }

  /** A click, as a browser does it: nothing on what is disabled. */
  click(): void {
    if (!("disabled" in this.attributes)) this.onclick?.()
  }
}
