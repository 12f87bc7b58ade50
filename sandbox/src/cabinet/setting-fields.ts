import { choice, field, type SettingGroup } from "./setting-field.ts"
import { VARIANT_FIELDS } from "./variant-fields.ts"

/** Groups of the settings form. */
export const SETTING_GROUPS: readonly SettingGroup[] = [
  {
    title: { RU: "Предприятие", EN: "Merchant" },
    fields: [
      field("merchantName", "text", "Название", "Name"),
      field("secretWord", "text", "Секретное слово", "Secret word"),
      field("testMode", "flag", "Тестовый режим: новые заказы с testmode=1", "Test mode: new orders have testmode=1"),
      field("requireCheckValue", "flag", "Проверять Checkvalue запроса", "Verify the request's Checkvalue"),
      field(
        "checkValueDelimiter",
        {
          options: [
            { value: ";", label: ";" },
            { value: "", label: "—" },
          ],
        },
        "Разделитель в строке Checkvalue",
        "Delimiter in the Checkvalue string",
      ),
      field(
        "publicKey",
        "lines",
        "Открытый ключ RSA предприятия (PEM): проверять Signature запроса",
        "The merchant's RSA public key (PEM): verify the request's Signature",
      ),
      field(
        "requestSignature",
        choice("digestinfo", "PKCS#1 v1.5, MD5", "bare", "PKCS#1 v1.5, MD5 без DigestInfo / bare"),
        "Вид подписи запроса",
        "Kind of the request's signature",
      ),
      field(
        "signType",
        choice("md5", "md5", "rsa", "RSA", "pgp", "PGP"),
        "Тип подписи ответов и уведомлений",
        "Sign type of replies and notifications",
      ),
      field("defaultTax", "text", "Ставка налога по умолчанию", "Default tax of receipts"),
      field("defaultFpMode", "number", "Признак способа расчёта по умолчанию", "Default payment mode of receipts"),
    ],
  },
  {
    title: { RU: "Отправка результатов на сервер магазина", EN: "Sending results to the merchant's server" },
    fields: [
      field("notificationUrl", "text", "URL магазина", "Merchant URL"),
      field("sendApprove", "flag", "Отправлять результаты оплат", "Send approve results"),
      field("sendCharge", "flag", "Отправлять результаты подтверждений", "Send charge results"),
      field("sendCancel", "flag", "Отправлять результаты отмен", "Send cancel results"),
      field("onlySuccess", "flag", "Только успешные", "Send only success results"),
      field(
        "notificationProtocol",
        choice("post", "POST", "soap", "SOAP", "soapext", "SOAP EXT"),
        "Тип протокола",
        "Protocol type",
      ),
      field(
        "notificationCharset",
        {
          options: [
            { value: "utf-8", label: "UTF-8" },
            { value: "windows-1251", label: "windows-1251" },
          ],
        },
        "Кодировка",
        "Charset",
      ),
      field("retryScale", "number", "Множитель интервалов повтора", "Multiplier of the repeat intervals"),
      field("notificationTimeoutSeconds", "number", "Ждать ответа, секунд", "Wait for an answer, seconds"),
    ],
  },
  {
    title: { RU: "Платёжная страница", EN: "Payment page" },
    fields: [
      field("cardPayment", "flag", "Банковские карты", "Bank cards"),
      field("fastPayPayment", "flag", "СБП", "Faster Payments (SBP)"),
      field("googlePayPayment", "flag", "Google Pay", "Google Pay"),
      field("applePayPayment", "flag", "Apple Pay", "Apple Pay"),
      field(
        "takesAtOnce",
        "flag",
        "Списывать сразу и при двух стадиях: банк не блокирует",
        "Take the money at once also in two stages: the bank cannot hold",
      ),
      field("pageTimeoutSeconds", "number", "Таймаут заказа, секунд", "Order timeout, seconds"),
      field("paymentAttempts", "number", "Попыток оплаты на один заказ", "Payments an order may try"),
      field("slowBankSeconds", "number", "Ответ медленного банка, секунд", "Slow bank answers after, seconds"),
      field("tokenPaySeconds", "number", "Оплата токеном завершается, секунд", "Payment by token ends after, seconds"),
      field("allowPaidAgain", "flag", "Разрешить оплату оплаченного номера", "A paid order number may be paid again"),
    ],
  },
  {
    title: { RU: "Веб-сервисы", EN: "Web services" },
    fields: [
      field("padding", "flag", "Пробелы вокруг значений в XML", "Blanks around values in XML"),
      field(
        "rateLimitPerSecond",
        "number",
        "Запросов в секунду, 0 — без предела",
        "Requests per second, 0 for no limit",
      ),
      field(
        "payRequestKey",
        choice("both", "url + URL", "url", "url", "URL", "URL"),
        "Имя адреса в ответе payrequest",
        "Name of the address in payrequest's reply",
      ),
      field(
        "storedCardsNeedCvc",
        "flag",
        "Запрашивать CVC при оплате сохранённой картой",
        "Ask for CVC when a stored card pays",
      ),
      field(
        "enforceRecurringPeriod",
        "flag",
        "Не принимать рекуррентный платёж раньше периода",
        "Refuse a recurring payment before its period",
      ),
      field(
        "holdDays",
        "number",
        "Банк снимает блокировку через дней, 0 — никогда",
        "The bank drops a hold after days, 0 for never",
      ),
      field("chargeWindowDays", "number", "Дней на подтверждение, 0 — без проверки", "Days to charge, 0 for no check"),
    ],
  },
  VARIANT_FIELDS,
]
