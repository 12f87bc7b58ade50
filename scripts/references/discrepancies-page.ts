import ts from "typescript"
import en from "../../src/admin/i18n/en/discrepancies"
import {
  DISCREPANCY_ACTIONS,
  DISCREPANCY_CODES,
  DISCREPANCY_LIFE,
  type DiscrepancyAction,
  type DiscrepancyCode,
} from "../../src/payments/discrepancy"
import { UNPLACED_CAUSES } from "../../src/payments/unplaced"
import { cell, code, paragraphs, table } from "./markdown"
import type { Reference } from "./page-file"
import type { Sources } from "./sources"

const texts = en.discrepancy
const CODES = "src/payments/discrepancy.ts"

/** How a discrepancy ends without a person. */
const LIFE: Record<(typeof DISCREPANCY_LIFE)[DiscrepancyCode], string> = {
  look: "The discrepancy closes when a later look at Assist does not find it any more.",
  told: "The discrepancy tells of something that is over, and stays open until a person has seen it.",
  opener: "The discrepancy closes when its reason is gone.",
}

export function discrepanciesPage(sources: Sources): Reference {
  const comments = commentsOf(sources)
  const text = [
    "## All discrepancies",
    table(
      ["code", "in the admin"],
      DISCREPANCY_CODES.map((one) => [`[${code(one)}](#${one})`, cell(texts.code[one])]),
    ),
    ...DISCREPANCY_CODES.flatMap((one) => tell(one, commentOn(comments, one))),
    "## Buttons",
    buttons(),
    "## Causes of an order that was not placed",
    "`params.cause` of `order_not_placed`, and `cause` of the event `assist.paid_without_order`.",
    table(
      ["cause", "what happened"],
      Object.entries(UNPLACED_CAUSES).map(([cause, what]) => [code(cause), cell(what)]),
    ),
  ]
  return { page: "docs/discrepancies.md", text: text.join("\n\n") }
}

/** The same for the person on call, who wants it in one look. */
export function onCallTable(sources: Sources): Reference {
  const comments = commentsOf(sources)
  const rows = DISCREPANCY_CODES.map((one) => {
    const { what, remarks, press } = commentOn(comments, one)
    return [code(one), cell(what), cell(remarks), cell(press)]
  })
  const head = ["code", "what it means and how it comes about", "what the plugin does by itself", "what to press"]
  return { page: "docs/on-call.md", text: table(head, rows) }
}

function tell(one: DiscrepancyCode, { what, remarks, press }: Comment): string[] {
  const actions = DISCREPANCY_ACTIONS[one].map((action) => `*${texts.action[action]}* (${code(action)})`)
  return [
    `### ${one}`,
    `**${texts.code[one]}.** ${texts.why[one]}`,
    `How it comes about: ${paragraphs(what)}`,
    `What the plugin does by itself: ${paragraphs(remarks)} ${LIFE[DISCREPANCY_LIFE[one]]}`,
    `What to press: ${paragraphs(press)}`,
    `Offered in the admin, the suggested one first: ${actions.join(", ")}.`,
  ]
}

function buttons(): string {
  const confirm: Partial<Record<DiscrepancyAction, string>> = texts.confirm
  const actions = Object.keys(texts.action) as DiscrepancyAction[]
  return table(
    ["action", "in the admin", "what it does"],
    actions.map((action) => [code(action), cell(texts.action[action]), cell(confirm[action] ?? CHECKS)]),
  )
}

const CHECKS = "Assist is asked again, and what it says is followed. No money moves unless what it says asks for it."

/** What stands above a code in its list. */
interface Comment {
  /** What it means and how it comes about. */
  readonly what: string
  readonly remarks: string
  readonly press: string
}

function commentOn(comments: ReadonlyMap<string, string>, one: DiscrepancyCode): Comment {
  const [what = "", ...tags] = (comments.get(one) ?? "").split(/\s*@(?=\w)/)
  const tag = (name: string) => tags.find((text) => text.startsWith(`${name} `))?.slice(name.length + 1)
  const [remarks, press] = [tag("remarks"), tag("press")]
  if (!what || !remarks || !press)
    throw new Error(
      `${CODES}: ${one} needs a comment: what it means, @remarks what the plugin does, @press what to press`,
    )
  return { what, remarks, press }
}

function commentsOf(sources: Sources): ReadonlyMap<string, string> {
  const { valueDeclaration } = sources.exported(CODES, "DISCREPANCY_CODES")
  const found = new Map<string, string>()
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node)) {
      const { text } = node.getSourceFile()
      const [range] = ts.getLeadingCommentRanges(text, node.getFullStart()) ?? []
      const comment = range ? text.slice(range.pos, range.end) : ""
      found.set(node.text, comment.replace(/\s*\n\s*\*(?!\/)\s*/g, " ").replace(/^\/\*\*\s*|\s*\*\/$/g, ""))
    }
    ts.forEachChild(node, visit)
  }
  if (valueDeclaration) visit(valueDeclaration)
  return found
}
