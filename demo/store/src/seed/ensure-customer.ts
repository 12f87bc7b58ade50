import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createCustomerAccountWorkflow } from "@medusajs/medusa/core-flows"
import type { DemoCustomer } from "./settings"

const provider = "emailpass"

/** A customer with an account and the printed password. */
export async function ensureCustomer(
  container: MedusaContainer,
  { email, password, firstName, lastName }: DemoCustomer,
): Promise<void> {
  const [customer] = await container.resolve(Modules.CUSTOMER).listCustomers({ email, has_account: true })
  if (customer) return
  const auth = container.resolve(Modules.AUTH)
  // A broken-off run may have left the identity without its customer.
  const [left] = await auth.listAuthIdentities({ provider_identities: { entity_id: email, provider } })
  if (left) await auth.deleteAuthIdentities([left.id])
  const { success, authIdentity, error } = await auth.register(provider, { body: { email, password } })
  if (!success || !authIdentity) throw new Error(`The customer was not made: ${error ?? "no reason given"}`)
  await createCustomerAccountWorkflow(container).run({
    input: { authIdentityId: authIdentity.id, customerData: { email, first_name: firstName, last_name: lastName } },
  })
}
