import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createUserAccountWorkflow } from "@medusajs/medusa/core-flows"
import type { SeedSettings } from "./settings"

const provider = "emailpass"

/** An admin user with the printed password. */
export async function ensureAdmin(
  container: MedusaContainer,
  { email, password }: SeedSettings["admin"],
): Promise<void> {
  const [user] = await container.resolve(Modules.USER).listUsers({ email })
  if (user) return
  const auth = container.resolve(Modules.AUTH)
  // A broken-off run may have left the identity without its user.
  const [left] = await auth.listAuthIdentities({ provider_identities: { entity_id: email, provider } })
  if (left) await auth.deleteAuthIdentities([left.id])
  const { success, authIdentity, error } = await auth.register(provider, { body: { email, password } })
  if (!success || !authIdentity) throw new Error(`The admin user was not made: ${error ?? "no reason given"}`)
  await createUserAccountWorkflow(container).run({ input: { authIdentityId: authIdentity.id, userData: { email } } })
}
