import type { MerchantOptions } from "../../merchant/options"
import type { AssistMerchant } from "../admin-api"
import { say } from "../texts/say"
import { notificationUrl } from "./checks/check-configuration"

type Setting = AssistMerchant["cabinet_settings"][number]

/**
 * What to set in Assist's cabinet. The names are those of the one published page of that form, which is English (protocol
 * 7.1); what the form is called in Russian is not published (docs/open-questions.md), so each setting says what it does.
 */
export function cabinetSettings(options: MerchantOptions): Setting[] {
  const on = "✓"
  return [
    {
      name: "Merchant URL",
      value: notificationUrl(options.backendUrl),
      why: say(
        "Where Assist sends the results of payments.",
        "Адрес, на который Ассист отправляет результаты платежей.",
        "Адрас, на які Ассіст адпраўляе вынікі плацяжоў.",
      ),
    },
    {
      name: "Send approve results",
      value: on,
      why: say(
        "Payments are noticed at once.",
        "Отправлять результаты оплат: о платеже узнают сразу.",
        "Адпраўляць вынікі аплат: пра плацёж даведаюцца адразу.",
      ),
    },
    {
      name: "Send charge results",
      value: on,
      why: say(
        "Captures made in the cabinet reach Medusa at once.",
        "Отправлять результаты подтверждений: списания из кабинета сразу видны в Medusa.",
        "Адпраўляць вынікі пацвярджэнняў: спісанні з кабінета адразу відаць у Medusa.",
      ),
    },
    {
      name: "Send cancel results",
      value: on,
      why: say(
        "Refunds and releases made in the cabinet reach Medusa at once.",
        "Отправлять результаты отмен: возвраты и отмены из кабинета сразу видны в Medusa.",
        "Адпраўляць вынікі адмен: вяртанні і адмены з кабінета адразу відаць у Medusa.",
      ),
    },
    {
      name: "Send only success results",
      value: "—",
      why: say(
        "Leave it off: refusals tell the shopper sooner why the payment failed.",
        "Отправлять только успешные: оставьте выключенным, тогда причина отказа известна раньше.",
        "Адпраўляць толькі паспяховыя: пакіньце выключаным, тады прычына адмовы вядомая раней.",
      ),
    },
    {
      name: "Protocol type",
      value: "POST",
      why: say("A plain form.", "Тип протокола: обычная форма.", "Тып пратаколу: звычайная форма."),
    },
    {
      name: "Sign type",
      value: "md5",
      why: say(
        "Notifications carry a check value made with the secret word.",
        "Тип подписи: уведомления содержат контрольное значение по секретному слову.",
        "Тып подпісу: апавяшчэнні змяшчаюць кантрольнае значэнне па сакрэтным слове.",
      ),
    },
    {
      name: "Secret word",
      value: "secretWord",
      why: say(
        "The same as the option secretWord in medusa-config. It is never shown here.",
        "Секретное слово: то же, что в параметре secretWord в medusa-config. Здесь оно не показывается.",
        "Сакрэтнае слова: тое ж, што ў параметры secretWord у medusa-config. Тут яно не паказваецца.",
      ),
    },
  ]
}
