/** What the launcher tells the seed. */
export interface SeedSettings {
  readonly shopUrl: string
  /** Where the publishable key and the region ids are written for the storefront. */
  readonly factsFile: string
  readonly withPlugin: boolean
  readonly admin: { readonly email: string; readonly password: string }
  readonly customer: DemoCustomer
}

/** Somebody with an account in the shop. */
export interface DemoCustomer {
  readonly email: string
  readonly password: string
  readonly firstName: string
  readonly lastName: string
}

/** Reads the settings from the environment; a missing one is an error that names it. */
export function readSettings(env: NodeJS.ProcessEnv): SeedSettings {
  const need = (name: string): string => {
    const value = env[name]
    if (!value) throw new Error(`The environment variable ${name} is missing: the demo's launcher sets it.`)
    return value
  }
  return {
    shopUrl: need("SHOP_URL"),
    factsFile: need("DEMO_STORE_FACTS"),
    withPlugin: env.DEMO_WITHOUT_PLUGIN !== "1",
    admin: { email: need("DEMO_ADMIN_EMAIL"), password: need("DEMO_ADMIN_PASSWORD") },
    customer: JSON.parse(need("DEMO_CUSTOMER")),
  }
}
