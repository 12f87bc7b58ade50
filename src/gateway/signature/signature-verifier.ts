/** Verifies one signature of Assist's. */
export interface SignatureVerifier {
  /**
   * @param candidates what may have been signed, as lists of fields: the documents name the amount in two ways
   * @returns why the signature is not believed, or undefined when it is right
   */
  verify(signature: string, candidates: readonly (readonly string[])[]): Promise<string | undefined>
}
