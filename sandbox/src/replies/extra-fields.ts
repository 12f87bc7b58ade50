// Fields of the answers that hold no order but one record of their own.

/** A bill, spelt as in the document's sample (docs.belassist.by, diffpages 76611740→76611741 and 22381995→24675295). */
export const BILL_FIELDS = [
  "merchant_id",
  "bill",
  "bill_amount",
  "bill_currency",
  "bill_comment",
  "bill_date",
  "bill_status",
  "billNumber",
  "payment_date",
  "payment_amount",
  "payment_currency",
  "payment_rrn",
  "refund_amount",
  "customer_name",
  "customer_lastname",
  "customer_middlename",
  "customer_email",
  "customer_phone",
  "customer_mobile",
  "language",
  "pay_until",
  "sendnotification",
  "bill_type",
  "checkValue",
] as const

/** A fiscal receipt (docs.belassist.by, pageId=5768167). */
export const FISCAL_FIELDS = [
  "billnumber",
  "fiscalreceipt_ID",
  "receipttype",
  "status",
  "chequeItems",
  "fiscal_receipt_number",
  "shift_number",
  "receipt_datetime",
  "total",
  "fn_number",
  "ecr_registration_number",
  "fiscal_document_number",
  "fiscal_document_attribute",
  "errortext",
  "taxationsystem",
  "url",
] as const

/** More fields of a fiscal receipt, when the whole of it is asked for (`Full_receipt`). */
export const FULL_FISCAL_FIELDS = [
  "merchant_name",
  "merchant_INN",
  "calc_type",
  "payment_types",
  "tax_items",
  "cashier",
  "calc_adr",
  "calc_dsc",
  "fris_site",
  "sale_email",
] as const
