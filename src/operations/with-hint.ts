import type { CodeText, OperationReply, Outcome } from "../gateway"
import { same } from "../refusals/words"

type Declined = Extract<Outcome<OperationReply>, { outcome: "declined" }>

/** A refusal of Assist's with what the owner can do about it, in every language of its reason. */
export function withHint(outcome: Declined, hint: CodeText): Declined {
  const { en, ru, be } = outcome.words ?? same(outcome.reason)
  return {
    ...outcome,
    reason: joined(outcome.reason, hint.en),
    words: { en: joined(en, hint.en), ru: joined(ru, hint.ru), be: joined(be, hint.be) },
  }
}

function joined(text: string, hint: string): string {
  return `${text.replace(/\.$/, "")}. ${hint}`
}
