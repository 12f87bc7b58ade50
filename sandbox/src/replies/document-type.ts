import {
  FLAT_FIELDS,
  isFlat,
  PAYMENT_FIELDS,
  RESULT_FIELDS,
  RESULT_OPERATION_FIELDS,
  STATE_FIELDS,
  TOKENPAY_FIELDS,
  type WebServiceName,
  WSCANCEL_FIELDS,
  WSCANCEL_OPERATION_FIELDS,
} from "./answer.ts"
import { CUSTOMER_FIELDS } from "./answer-tree.ts"

/** The XML declaration and the inline DOCTYPE every XML reply starts with (seed 003). */
export function prologue(service: WebServiceName): string {
  const structure = isFlat(service) ? FLAT : DOCUMENTS[service]
  const names = [...new Set(structure.leaves)]
  return `<?xml version="1.0" encoding="utf-8" standalone="yes"?>
<!DOCTYPE result [
<!ATTLIST result
        firstcode CDATA #REQUIRED
        secondcode CDATA #REQUIRED
        count CDATA #REQUIRED>
${structure.elements.join("\n")}
${names.map((name) => `<!ELEMENT ${name} (#PCDATA)>`).join("\n")}]>
`
}

interface Structure {
  elements: string[]
  leaves: readonly string[]
}

const optional = (names: readonly string[]) => names.map((name) => `${name}?`).join(", ")
const packet = ["packetdate", "signature", "checkvalue"]
// The charge sample's DTD declares the two names of the 3-D Secure step as well.
const flatNames = [...FLAT_FIELDS, "pareq", "acsurl"]
const operationNames = [...RESULT_OPERATION_FIELDS, "chequeitems"]
const codes = ["firstcode", "secondcode", "continueurl"]

const FLAT: Structure = {
  elements: ["<!ELEMENT result (orders?)>", "<!ELEMENT orders (order)>", `<!ELEMENT order (${optional(flatNames)})>`],
  leaves: flatNames,
}

const DOCUMENTS: Record<WebServiceName, Structure> = {
  charge: FLAT,
  cancel: FLAT,
  rp: FLAT,
  orderstate: {
    elements: ["<!ELEMENT result (order*)>", `<!ELEMENT order (${optional([...STATE_FIELDS, ...packet])})>`],
    leaves: [...STATE_FIELDS, ...packet],
  },
  orderresult: {
    elements: [
      "<!ELEMENT result (order*)>",
      `<!ELEMENT order (${optional([...RESULT_FIELDS, ...CUSTOMER_FIELDS, ...packet])}, operation*)>`,
      `<!ELEMENT operation (${optional(operationNames)})>`,
    ],
    leaves: [...RESULT_FIELDS, ...CUSTOMER_FIELDS, ...packet, ...operationNames],
  },
  wscancel: {
    elements: [
      "<!ELEMENT result (order*)>",
      `<!ELEMENT order (${optional(WSCANCEL_FIELDS)}, customer?, operation*, ${optional(packet)})>`,
      `<!ELEMENT customer (${optional(CUSTOMER_FIELDS)})>`,
      `<!ELEMENT operation (${optional([...WSCANCEL_OPERATION_FIELDS, "chequeitems"])})>`,
    ],
    leaves: [...WSCANCEL_FIELDS, ...CUSTOMER_FIELDS, ...WSCANCEL_OPERATION_FIELDS, "chequeitems", ...packet],
  },
  resultbydate: {
    elements: ["<!ELEMENT result (payment*)>", `<!ELEMENT payment (${optional(PAYMENT_FIELDS)})>`],
    leaves: PAYMENT_FIELDS,
  },
  tokenpay: {
    elements: [
      `<!ELEMENT result (order?, packetdate?, ${optional(codes)})>`,
      `<!ELEMENT order (${optional(TOKENPAY_FIELDS)}, operation*)>`,
      `<!ELEMENT operation (${optional(operationNames)})>`,
    ],
    leaves: [...TOKENPAY_FIELDS, ...operationNames, "packetdate", ...codes],
  },
  createbill: { elements: ["<!ELEMENT result (bill?)>", "<!ELEMENT bill (hash)>"], leaves: ["hash"] },
}
