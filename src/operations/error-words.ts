import { AssistError, type AssistErrorKind, type CodeText, explainCodes } from "../gateway"
import { same } from "../refusals/words"

/** What kept Assist from being asked, in the owner's languages; English is the error's own text. */
const KINDS: Readonly<Record<AssistErrorKind, Omit<CodeText, "en">>> = {
  configuration: {
    ru: "неверна опция или параметр, или адрес Ассист перенаправляет",
    be: "няправільная опцыя або параметр, або адрас Ассіст перанакіроўвае",
  },
  malformed: { ru: "ответ нельзя прочесть", be: "адказ нельга прачытаць" },
  refused: { ru: "Ассист ответил ошибкой", be: "Ассіст адказаў памылкай" },
  unreachable: { ru: "нет связи с Ассист", be: "няма сувязі з Ассіст" },
  timeout: { ru: "Ассист не ответил вовремя", be: "Ассіст не адказаў своечасова" },
  integrity: {
    ru: "ответ не о том, или не сходится его проверочное значение",
    be: "адказ не пра тое, або не сыходзіцца яго праверачнае значэнне",
  },
  rate_limited: {
    ru: "Ассист спрашивают слишком часто, повторите через минуту",
    be: "Ассіст пытаюць занадта часта, паўтарыце праз хвіліну",
  },
  too_large: { ru: "ответ слишком велик", be: "адказ завялікі" },
  aborted: { ru: "запрос прерван этой стороной", be: "запыт перапынены гэтым бокам" },
  circuit_open: {
    ru: "Ассист несколько раз подряд не ответил, несколько секунд ничего не отправляется",
    be: "Ассіст некалькі разоў запар не адказаў, некалькі секунд нічога не адпраўляецца",
  },
}

/** Why something failed, as the end of a sentence. What is no error of Assist's client stays in English. */
export function errorWords(error: unknown): CodeText {
  const text = error instanceof Error ? error.message : String(error)
  if (!(error instanceof AssistError)) return same(text)
  const { ru, be } = KINDS[error.kind]
  const codes = error.codes && explainCodes(error.codes)
  return {
    en: text,
    ru: codes ? `${ru} (${codes.ru})` : ru,
    be: codes ? `${be} (${codes.be})` : be,
  }
}
