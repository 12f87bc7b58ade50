import {
  FLAT_FIELDS,
  isFlat,
  PAYMENT_CHECKS,
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
import { BILL_FIELDS, FISCAL_FIELDS, FULL_FISCAL_FIELDS } from "./extra-fields.ts"

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

const RESULT: Structure = {
  elements: [
    "<!ELEMENT result (order*)>",
    `<!ELEMENT order (${optional([...RESULT_FIELDS, ...CUSTOMER_FIELDS, ...packet])}, operation*)>`,
    `<!ELEMENT operation (${optional(operationNames)})>`,
  ],
  leaves: [...RESULT_FIELDS, ...CUSTOMER_FIELDS, ...packet, ...operationNames],
}

const paymentNames = [...PAYMENT_CHECKS, ...PAYMENT_FIELDS]
const fiscalNames = [...FISCAL_FIELDS, ...FULL_FISCAL_FIELDS]

const DOCUMENTS: Record<WebServiceName, Structure> = {
  charge: FLAT,
  cancel: FLAT,
  rp: FLAT,
  orderstate: {
    elements: ["<!ELEMENT result (order*)>", `<!ELEMENT order (${optional([...STATE_FIELDS, ...packet])})>`],
    leaves: [...STATE_FIELDS, ...packet],
  },
  orderresult: RESULT,
  mobileorderresult: RESULT,
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
    elements: ["<!ELEMENT result (payment*)>", `<!ELEMENT payment (${optional(paymentNames)})>`],
    leaves: paymentNames,
  },
  tokenpay: {
    elements: [
      `<!ELEMENT result (order?, packetdate?, ${optional(codes)})>`,
      `<!ELEMENT order (${optional(TOKENPAY_FIELDS)}, operation*)>`,
      `<!ELEMENT operation (${optional(operationNames)})>`,
    ],
    leaves: [...TOKENPAY_FIELDS, ...operationNames, "packetdate", ...codes],
  },
  createbill: {
    elements: ["<!ELEMENT result (bill | return)?>", "<!ELEMENT bill (hash)>", "<!ELEMENT return (Hash)>"],
    leaves: ["hash", "Hash"],
  },
  billinfo: {
    elements: [
      "<!ELEMENT result (orders?)>",
      "<!ELEMENT orders (order)>",
      `<!ELEMENT order (${optional(BILL_FIELDS)})>`,
    ],
    leaves: BILL_FIELDS,
  },
  fiscalreceipt: {
    elements: ["<!ELEMENT result (fiscalreceipt?)>", `<!ELEMENT fiscalreceipt (${optional(fiscalNames)})>`],
    leaves: fiscalNames,
  },
  mobileregistration: { elements: ["<!ELEMENT result (registration_id?)>"], leaves: ["registration_id"] },
}
