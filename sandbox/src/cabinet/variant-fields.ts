import { choice, field, type SettingGroup } from "./setting-field.ts"

/** The settings for what sources contradict each other in. */
export const VARIANT_FIELDS: SettingGroup = {
  title: { RU: "Разночтения в документах и клиентах", EN: "Where documents and clients disagree" },
  fields: [
    field(
      "jsonErrorStatus",
      "flag",
      "Ошибки JSON с HTTP 400, 401, 403, 500",
      "JSON errors with HTTP 400, 401, 403, 500",
    ),
    field(
      "jsonErrorShape",
      choice(
        "both",
        "fault + firstcode, secondcode",
        "fault",
        '{"fault":{"faultcode"…}}',
        "bare",
        '{"faultcode"…}',
        "codes",
        '{"firstcode"…}',
      ),
      "Вид ошибки JSON",
      "Shape of a JSON error",
    ),
    field(
      "jsonAmounts",
      choice("number", "150", "string", '"150.00"'),
      "Суммы charge в JSON",
      "Amounts of charge in JSON",
    ),
    field(
      "jsonBodyFormat",
      choice("ignored", "JSON → JSON", "obeyed", "JSON → Format"),
      "Формат ответа на запрос JSON",
      "What answers a JSON request",
    ),
    field("signatureLines", "flag", "Переводы строк в подписи PGP", "Line breaks in the PGP signature"),
    field(
      "soapOrderResult",
      choice("wrapped", "ws:orderresultResponse", "bare", "ws:orderresult"),
      "orderresult в SOAP",
      "orderresult in SOAP",
    ),
    field(
      "soapExtMessage",
      choice("nested", "ws:PushPaymentResult", "flat", "ws:pushpaymentresult"),
      "Уведомление SOAP EXT",
      "SOAP EXT notification",
    ),
    field(
      "soapTokenPay",
      choice("PaymentTokenResponseParams", "ws:PaymentTokenResponseParams", "tokenpay", "ws:tokenpay"),
      "tokenpay в SOAP",
      "tokenpay in SOAP",
    ),
    field(
      "tokenPayOrder",
      choice("object", '"order": {…}', "list", '"order": [{…}]'),
      "tokenpay в JSON",
      "tokenpay in JSON",
    ),
    field(
      "billCheckValue",
      choice("table", "… ;Pay_until;URL_RETURN;…", "no_returns", "… ;Pay_until"),
      "Строка Checkvalue счёта",
      "A bill's Checkvalue string",
    ),
    field(
      "billXml",
      choice("return", "result/return/Hash", "bill", "result/bill/hash"),
      "createbill в XML",
      "createbill in XML",
    ),
    field(
      "resultByDateTime",
      choice("operation", "operationdate", "order", "orderdate"),
      "Период resultbydate сравнивается с",
      "The period of resultbydate is compared with",
    ),
    field(
      "resultByDateChecks",
      "flag",
      "resultbydate с merchant_id и checkvalue",
      "resultbydate with merchant_id and checkvalue",
    ),
    field(
      "cfsidAlphabet",
      choice("base64", "base64", "base64url", "base64url"),
      "CFSID платёжной страницы",
      "CFSID of the payment page",
    ),
  ],
}
