import type { CheckValues } from "./check-value"
import type { CallBudget } from "./http/call-budget"
import type { HttpPort } from "./http/http-port"
import type { ResolvedOptions } from "./options"
import type { RequestSigner } from "./signature/request-signer"
import type { SignatureVerifier } from "./signature/signature-verifier"

/** What every service of the client needs. */
export interface ClientContext {
  readonly options: ResolvedOptions
  readonly port: HttpPort
  readonly budget: CallBudget
  readonly checkValues: CheckValues
  readonly signer: RequestSigner | undefined
  readonly verifier: SignatureVerifier | undefined
}
