import type { MerchantSettings } from "../merchants/merchant-settings.ts"
import type { Language } from "../protocol/language.ts"

/** A setting as the cabinet's form shows it. */
export interface SettingField {
  name: keyof MerchantSettings
  label: Record<Language, string>
  kind: "text" | "flag" | "number" | { options: readonly { value: string; label: string }[] }
}

const field = (name: keyof MerchantSettings, kind: SettingField["kind"], RU: string, EN: string): SettingField => ({
  name,
  kind,
  label: { RU, EN },
})

/** Groups of the settings form. */
export const SETTING_GROUPS: readonly { title: Record<Language, string>; fields: readonly SettingField[] }[] = [
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
      field("pageTimeoutSeconds", "number", "Таймаут заказа, секунд", "Order timeout, seconds"),
      field("paymentAttempts", "number", "Попыток оплаты на один заказ", "Payments an order may try"),
      field("slowBankSeconds", "number", "Ответ медленного банка, секунд", "Slow bank answers after, seconds"),
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
      field("chargeWindowDays", "number", "Дней на подтверждение, 0 — без проверки", "Days to charge, 0 for no check"),
    ],
  },
]
