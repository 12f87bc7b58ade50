import { docsOf } from "./docs"
import { fieldsOf, fieldTable } from "./fields"
import { paragraphs } from "./markdown"
import { namedTypes } from "./named-types"
import type { Reference } from "./page-file"
import type { Sources } from "./sources"
import { TypeWords } from "./type-words"

const PAYLOADS = "src/follow/tell/event-payloads.ts"

/** What docs/discrepancies.md explains. */
const ELSEWHERE = {
  DiscrepancyCode: "discrepancies.md",
  UnplacedCause: "discrepancies.md#causes-of-an-order-that-was-not-placed",
}

/** What every event names, then each event with what it tells besides. */
export function eventsPage(sources: Sources): Reference {
  const words = new TypeWords(sources, ELSEWHERE)
  const subject = fieldTable("field", fieldsOf(sources, words, sources.typeOf(PAYLOADS, "EventSubject")))
  const events = sources.propertiesOf(sources.typeOf(PAYLOADS, "AssistEventFields")).flatMap((event) => {
    const { text } = docsOf(sources, event)
    if (!text) throw new Error(`${PAYLOADS}: the event ${event.name} needs a TSDoc that says when it is sent`)
    const fields = fieldsOf(sources, words, sources.checker.getTypeOfSymbol(event))
    return [`### ${event.name}`, paragraphs(text), fieldTable("field", fields)]
  })
  const types = namedTypes(sources, words)
  const text = [
    "## In every event",
    subject,
    "## The events",
    ...events,
    ...(types.length > 0 ? ["## Types", ...types] : []),
  ]
  return { page: "docs/events.md", text: text.join("\n\n") }
}
