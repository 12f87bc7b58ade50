// What the sandbox reads in a token: the test card that decides. Everything else looks like the real thing, and is new each time.
const random = () => crypto.randomUUID()

/** As Google hands it out: a JSON text. */
export function googleToken(card) {
  const withoutToken = card === "cvc"
  return JSON.stringify({
    protocolVersion: "ECv2",
    signature: random(),
    signedMessage: random(),
    ...(withoutToken ? { authMethod: "PAN_ONLY" } : { sandbox: card }),
  })
}

/** As Apple hands it out: `paymentData`. */
export const appleToken = (card) => ({
  version: "EC_v1",
  data: random(),
  signature: random(),
  header: { transactionId: random() },
  sandbox: card,
})
