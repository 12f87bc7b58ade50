/** What a shopper may be told, in the languages of the shops Assist serves. */
export interface ShopperText {
  readonly en: string
  readonly ru: string
  readonly be: string
}

const GENERAL: ShopperText = {
  en: "The payment was declined. Please try again or use another card.",
  ru: "Платёж отклонён. Попробуйте ещё раз или оплатите другой картой.",
  be: "Плацёж адхілены. Паспрабуйце яшчэ раз або аплаціце іншай карткай.",
}
const CARD_DATA: ShopperText = {
  en: "The card details do not match. Please check them and try again.",
  ru: "Данные карты указаны неверно. Проверьте их и попробуйте ещё раз.",
  be: "Даныя карткі ўказаны няправільна. Праверце іх і паспрабуйце яшчэ раз.",
}
const NOT_FINISHED: ShopperText = {
  en: "The payment is still being processed. Please wait a little before trying again.",
  ru: "Платёж ещё обрабатывается. Подождите немного, прежде чем пробовать снова.",
  be: "Плацёж яшчэ апрацоўваецца. Пачакайце трохі, перш чым спрабаваць зноў.",
}
const TECHNICAL: ShopperText = {
  en: "The payment could not be processed. Please try again in a few minutes.",
  ru: "Не удалось провести платёж. Попробуйте ещё раз через несколько минут.",
  be: "Не ўдалося правесці плацёж. Паспрабуйце яшчэ раз праз некалькі хвілін.",
}

/**
 * AS108 (suspected fraud) and AS109 (limit of operations) get the general text on purpose: a shopper is not told
 * what the bank or the gateway suspects (design rule 9).
 */
const MESSAGES: ReadonlyMap<string, ShopperText> = new Map([
  ["AS101", CARD_DATA],
  ["AS104", CARD_DATA],
  ["AS106", CARD_DATA],
  [
    "AS102",
    {
      en: "There is not enough money on the card. Please use another card or try again later.",
      ru: "На карте недостаточно средств. Используйте другую карту или попробуйте позже.",
      be: "На картцы недастаткова сродкаў. Выкарыстайце іншую картку або паспрабуйце пазней.",
    },
  ],
  [
    "AS105",
    {
      en: "The card's limit is exceeded. Please use another card or ask your bank.",
      ru: "Превышен лимит по карте. Используйте другую карту или обратитесь в свой банк.",
      be: "Перавышаны ліміт па картцы. Выкарыстайце іншую картку або звярніцеся ў свой банк.",
    },
  ],
  ["AS107", TECHNICAL],
  [
    "AS110",
    {
      en: "Your bank asks you to confirm the payment (3-D Secure). Please try again and confirm it.",
      ru: "Банк просит подтвердить платёж (3-D Secure). Попробуйте ещё раз и подтвердите его.",
      be: "Банк просіць пацвердзіць плацёж (3-D Secure). Паспрабуйце яшчэ раз і пацвердзіце яго.",
    },
  ],
  ["AS200", NOT_FINISHED],
  ["AS300", NOT_FINISHED],
  ["AS998", TECHNICAL],
])

/** A text about a payment that did not succeed that may be shown to a shopper: no codes, no suspicion, no blame. */
export function shopperMessage(responseCode: string): ShopperText {
  return MESSAGES.get(responseCode.trim().toUpperCase()) ?? GENERAL
}
