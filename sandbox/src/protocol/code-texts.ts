import type { Language } from "./language.ts"

/** First codes in words (seed 004; English as in protocol 11.6). */
const FIRST: Record<number, Record<Language, string>> = {
  0: { RU: "Успех", EN: "Success" },
  1: { RU: "Ошибка", EN: "Error" },
  2: { RU: "Внутренняя ошибка", EN: "Internal error" },
  3: { RU: "Отсутствие обязательного параметра", EN: "Required parameter is missing" },
  4: { RU: "Ошибка в формате параметра", EN: "Wrong parameter format" },
  5: { RU: "Неверное значение параметра", EN: "Wrong parameter value" },
  7: { RU: "Ошибка аутентификации", EN: "Authentication error" },
  8: { RU: "Ошибка авторизации", EN: "Authorization error" },
  9: { RU: "Ошибка шифрования", EN: "Encryption error" },
  10: { RU: "Отсутствие объекта", EN: "Object is absent" },
  11: { RU: "Дубликатный объект", EN: "Duplicate object" },
  12: { RU: "Объект заблокирован", EN: "Object is locked" },
  14: { RU: "Запрещенный объект", EN: "Forbidden object" },
  15: { RU: "Запрещенная операция", EN: "Forbidden operation" },
  16: { RU: "Истекло время операции", EN: "Operation timed out" },
  17: { RU: "Ошибка лимитов", EN: "Limits error" },
  18: { RU: "Подозрение на мошенничество", EN: "Suspected fraud" },
  19: { RU: "Доступ запрещен", EN: "Access denied" },
  20: { RU: "Ошибка авторизации по 3D-Secure", EN: "3-D Secure error" },
  21: { RU: "Операция отклонена", EN: "Operation declined" },
}

/** Second codes in words. "Parameter X" rows are written the same in both languages of the table. */
const SECOND: Record<number, Record<Language, string>> = {
  0: { RU: "Дополнительной информации нет", EN: "No additional information" },
  1: { RU: "Непредвиденная ошибка", EN: "Unexpected error" },
  3: { RU: "Частота запроса интерфейса превышена", EN: "Interface request frequency exceeded" },
  200: { RU: "Объект Предприятие", EN: "Object Merchant" },
  201: { RU: "Объект Заказ", EN: "Object Order" },
  202: { RU: "Объект Покупатель", EN: "Object Customer" },
  203: { RU: "Объект Кредитная карта", EN: "Object Credit card" },
  215: { RU: "Объект SOAP PACKET", EN: "Object SOAP PACKET" },
  216: { RU: "Объект Операция", EN: "Object Operation" },
  217: { RU: "Объект Тип платежного средства", EN: "Object Type of payment means" },
  218: { RU: "Объект Платежное средство", EN: "Object Payment means" },
  221: { RU: "Объект Пользователь", EN: "Object User" },
  228: { RU: "Объект Счет", EN: "Object Bill" },
  300: { RU: "Отмена авторизации", EN: "Authorization reversal" },
  306: { RU: "Операция оплаты", EN: "Payment operation" },
  307: { RU: "Операция подтверждения", EN: "Charge operation" },
  308: { RU: "Операция отмены", EN: "Cancel operation" },
  309: { RU: "Операция аннулирования счета", EN: "Bill annulment" },
  320: { RU: "Рекуррентный платеж", EN: "Recurring payment" },
  350: { RU: "Веб-сервис", EN: "Web service" },
}

const PARAMETERS: Record<number, string> = {
  100: "MERCHANT_ID",
  101: "LOGIN",
  102: "PASSWORD",
  103: "FORMAT",
  104: "DATE",
  105: "CURRENCY",
  106: "MEANNUMBER",
  107: "ORDERNUMBER",
  108: "AMOUNT",
  109: "DELAY",
  110: "COMMENT",
  111: "MEANTYPE",
  112: "EXPIREMONTH",
  113: "EXPIREYEAR",
  114: "CARDHOLDER",
  115: "CSC2",
  116: "CLIENTIP",
  117: "LASTNAME",
  118: "FIRSTNAME",
  119: "MIDDLENAME",
  120: "EMAIL",
  121: "ADDRESS",
  122: "PHONE",
  123: "CITY",
  124: "STATE",
  125: "ZIP",
  127: "LANGUAGE",
  128: "COUNTRY",
  143: "BILLNUMBER",
  145: "OPTYPE",
  146: "OPSTATE",
  154: "URL",
  158: "CHECKVALUE",
  179: "CHEQUE",
}

/** Both codes of an error as one sentence for a person. */
export function codeText(firstCode: number, secondCode: number, language: Language): string {
  const first = FIRST[firstCode]?.[language] ?? String(firstCode)
  const parameter = PARAMETERS[secondCode]
  const second = parameter
    ? `${language === "RU" ? "Параметр" : "Parameter"} ${parameter}`
    : (SECOND[secondCode]?.[language] ?? String(secondCode))
  return `${first}. ${second}`
}
