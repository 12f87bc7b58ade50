import type { AssistClientOptions } from "../options"
import { makeVerifier } from "./assist-signature"
import { requireOpenPgp } from "./openpgp-verifier"
import { RequestSigner } from "./request-signer"

/**
 * Reads the keys of a client's options as the client itself will, for whoever wants to know at boot. An OpenPGP key is only
 * looked at: reading it needs the library, which is loaded with the first signature. Throws AssistError `configuration`.
 */
export function checkSignatureOptions({
  requestSignature,
  assistSignature,
}: Pick<AssistClientOptions, "requestSignature" | "assistSignature">): void {
  if (requestSignature) new RequestSigner(requestSignature)
  if (!assistSignature) return
  makeVerifier(assistSignature)
  if (assistSignature.kind === "openpgp") requireOpenPgp()
}
