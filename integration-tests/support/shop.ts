import type { Seeded } from "./seed"

export interface Cart {
  id: string
  total: number
  currency_code: string
  payment_collection?: { id: string }
}

export interface Session {
  /** Opens the shopper's pages. */
  id: string
  /** The order's at Assist: `data.order_number`. */
  number: string
  payment_collection_id: string
  status: string
  amount: number
  data: Record<string, unknown> & { payment_url: string; order_number: string }
}

export interface Answer {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: bodies of many routes
  body: any
}

/** A shopper's browser: the store API with the publishable key, the payment page by its form. */
export class Shop {
  constructor(
    private readonly url: string,
    private readonly seeded: Seeded,
    /** Of a customer who is logged in. */
    private readonly token?: string,
  ) {}

  /** Registers a customer; the browser they are logged in with, and their id. */
  async register(email: string): Promise<{ shop: Shop; id: string }> {
    const credentials = { email, password: "supersecret" }
    const { token } = await this.ok("POST", "/auth/customer/emailpass/register", credentials)
    const { customer } = await new Shop(this.url, this.seeded, token).ok("POST", "/store/customers", { email })
    const login = await this.ok("POST", "/auth/customer/emailpass", credentials)
    return { shop: new Shop(this.url, this.seeded, login.token), id: customer.id }
  }

  async call(method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        "content-type": "application/json",
        "x-publishable-api-key": this.seeded.publishableKey,
        ...(this.token && { authorization: `Bearer ${this.token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, body: text ? JSON.parse(text) : undefined }
  }

  private async ok(method: string, path: string, body?: unknown) {
    const answer = await this.call(method, path, body)
    if (answer.status >= 300) throw new Error(`${method} ${path} -> ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body
  }

  /** A cart that is ready to be paid. */
  async cart({
    variant = this.seeded.variant,
    quantity = 1,
    region = this.seeded.regionByn,
    country = "by",
    email = "yanka@example.by",
  } = {}): Promise<Cart> {
    const address = {
      first_name: "Янка",
      last_name: "Купала",
      address_1: "Nezavisimosti 1",
      city: "Minsk",
      postal_code: "220030",
      country_code: country,
      phone: "+375291234567",
    }
    const { cart } = await this.ok("POST", "/store/carts", {
      region_id: region,
      email,
      shipping_address: address,
      billing_address: address,
      items: [{ variant_id: variant, quantity }],
    })
    const shipped = await this.ok("POST", `/store/carts/${cart.id}/shipping-methods`, {
      option_id: this.seeded.shippingOption,
    })
    return shipped.cart
  }

  async session(cart: Cart, provider_id = "pp_assist_main", data?: Record<string, unknown>): Promise<Session> {
    const { payment_collection } = await this.ok("POST", "/store/payment-collections", { cart_id: cart.id })
    return await this.newSession(payment_collection.id, provider_id, data)
  }

  /** A further session replaces the one before it, whatever its state. */
  async newSession(
    collectionId: string,
    provider_id = "pp_assist_main",
    data?: Record<string, unknown>,
  ): Promise<Session> {
    const { payment_collection } = await this.ok(
      "POST",
      `/store/payment-collections/${collectionId}/payment-sessions`,
      { provider_id, data },
    )
    const [session] = payment_collection.payment_sessions
    return { ...session, number: session.data.order_number }
  }

  /**
   * Goes to the payment page: through `/assist/pay` and its form, as a browser without JavaScript.
   * @param changed fields the shopper writes into the form before it is posted
   */
  async open(
    session: Session,
    changed: Record<string, string> = {},
  ): Promise<{ fields: Record<string, string>; action: string; landed: string | null }> {
    const page = await fetch(session.data.payment_url, { redirect: "manual" })
    const html = await page.text()
    if (page.status !== 200) throw new Error(`payment_url -> ${page.status} ${page.headers.get("location") ?? html}`)
    const form = readForm(html)
    const landed = await fetch(form.action, {
      method: "POST",
      body: new URLSearchParams({ ...form.fields, ...changed }),
      redirect: "manual",
    })
    return { ...form, landed: landed.headers.get("location") }
  }

  /** A cart whose session is open at Assist, waiting to be paid. */
  async checkout(
    options: Parameters<Shop["cart"]>[0] & { provider?: string } = {},
  ): Promise<{ cart: Cart; session: Session }> {
    const cart = await this.cart(options)
    const session = await this.session(cart, options.provider)
    await this.open(session)
    return { cart, session }
  }

  complete(cart: Cart): Promise<Answer> {
    return this.call("POST", `/store/carts/${cart.id}/complete`, {})
  }

  /** Comes back from Assist; the address the browser is sent to. */
  async comeBack(session: Session): Promise<URL> {
    const response = await fetch(`${this.url}/assist/return/${session.id}?billnumber=1&ordernumber=evil`, {
      redirect: "manual",
    })
    const location = response.headers.get("location")
    if (!location) throw new Error(`return -> ${response.status} ${await response.text()}`)
    return new URL(location)
  }
}

const ENTITIES: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" }
const decode = (text: string) => text.replace(/&(amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] as string)

export function readForm(html: string): { action: string; fields: Record<string, string> } {
  const action = decode(/<form[^>]*action="([^"]*)"/.exec(html)?.[1] ?? "")
  const inputs = html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)
  return {
    action,
    fields: Object.fromEntries(
      Array.from(inputs, ([, name, value]) => [decode(name as string), decode(value as string)]),
    ),
  }
}
