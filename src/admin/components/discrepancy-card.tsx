import { ExclamationCircleSolid } from "@medusajs/icons"
import { Badge, Button, Input, Label, Text } from "@medusajs/ui"
import { useId, useState } from "react"
import type { AssistDiscrepancy } from "../../owner/admin-api"
import { causeText } from "../../owner/texts/cause-texts"
import { api } from "../lib/api"
import { withPageSums } from "../lib/page-sums"
import { type Action, useAction } from "../lib/use-action"
import { useTexts } from "../lib/use-texts"
import { useAsk } from "./ask"
import { PageLink } from "./page-link"
import { ResultLine } from "./result-line"

type DiscrepancyAction = AssistDiscrepancy["actions"][number]

const BACK: ReadonlySet<DiscrepancyAction> = new Set(["release", "release_extra", "refund"])

/** One matter that needs a person: what happened, what it means, and what to press. */
export function DiscrepancyCard({ found, withOrder }: { found: AssistDiscrepancy; withOrder: boolean }) {
  const { t, format, language } = useTexts()
  const action = useAction()
  const open = found.status === "open"
  const { amount, currency, billnumber } = found.params
  const sum = amount && currency && /^\d+\.\d\d$/.test(amount) ? format.money(amount, currency) : undefined
  const cause = causeText(found.params, language)
  const about = [sum, billnumber ? `${t("facts.billnumber")} ${billnumber}` : undefined].filter(Boolean)
  return (
    <article
      aria-label={t(`discrepancy.code.${found.code}`)}
      className="flex flex-col gap-y-2 rounded-lg border p-3"
      data-assist-discrepancy={found.code}
    >
      <div className="flex items-start gap-x-2">
        <ExclamationCircleSolid
          aria-hidden="true"
          className={open ? "text-ui-tag-orange-icon shrink-0" : "text-ui-fg-muted shrink-0"}
        />
        <div className="min-w-0 flex-1">
          <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <Text size="small" weight="plus">
              {t(`discrepancy.code.${found.code}`)}
            </Text>
            {!open && <Badge size="2xsmall">{t(`discrepancy.status.${found.status}`)}</Badge>}
          </div>
          <Text size="small" className="text-ui-fg-subtle">
            {t(`discrepancy.why.${found.code}`)}
          </Text>
          {cause && (
            <Text size="small" className="text-ui-fg-subtle">
              {cause}
            </Text>
          )}
          {about.length > 0 && (
            <Text size="small" className="break-words">
              {about.join(" · ")}
            </Text>
          )}
          <Where found={found} withOrder={withOrder} />
          {found.note && (
            <Text size="small" className="text-ui-fg-subtle break-words">
              {`${t("discrepancy.note")}: ${found.note}`}
            </Text>
          )}
          <details>
            <summary className="txt-small text-ui-fg-subtle cursor-pointer">{t("discrepancy.details")}</summary>
            <Text size="xsmall" className="text-ui-fg-subtle break-words" lang="en">
              {withPageSums(found.detail, format)}
            </Text>
          </details>
        </div>
      </div>
      <div>
        {open && <Buttons found={found} action={action} sum={sum} />}
        <ResultLine result={action.result} running={action.running ? t("actions.running") : undefined} />
      </div>
    </article>
  )
}

function Where({ found, withOrder }: { found: AssistDiscrepancy; withOrder: boolean }) {
  const { t, format } = useTexts()
  const when = found.closed_at
    ? t("discrepancy.closed", { when: format.dateTime(found.closed_at) })
    : t("discrepancy.since", { when: format.dateTime(found.created_at) })
  return (
    <Text size="xsmall" className="text-ui-fg-subtle break-words">
      {withOrder && (
        <>
          {found.order_id ? (
            <PageLink to={`/orders/${found.order_id}`}>
              {t("discrepancy.order", { id: found.display_id ?? found.order_id })}
            </PageLink>
          ) : (
            `${t("discrepancy.no_order")} (${found.order_number})`
          )}
          {" · "}
        </>
      )}
      {when}
    </Text>
  )
}

function Buttons({ found, action, sum }: { found: AssistDiscrepancy; action: Action; sum: string | undefined }) {
  const { t } = useTexts()
  const ask = useAsk()
  const noteId = useId()
  const [noting, setNoting] = useState(false)
  const [note, setNote] = useState("")

  const press = async (pressed: DiscrepancyAction) => {
    const name = t(`discrepancy.action.${pressed}`)
    const moves = pressed !== "check" && pressed !== "accept"
    // Reading moves nothing, so it is done without asking.
    if (pressed !== "check") {
      const agreed = await ask({
        title: t("discrepancy.confirm_title", { action: name }),
        description: [
          t(`discrepancy.confirm.${pressed}`),
          moves && sum ? t("discrepancy.confirm_sum", { amount: sum }) : undefined,
        ]
          .filter(Boolean)
          .join(" "),
        confirm: name,
        danger: BACK.has(pressed),
      })
      if (!agreed) return
    }
    await action.run({
      name: moves ? `money ${found.order_number}` : `discrepancy ${found.id}`,
      quiet: !moves,
      ...(found.order_id ? { orderId: found.order_id } : {}),
      work: () => api.resolve(found.id, { action: pressed, ...(note.trim() ? { note: note.trim() } : {}) }),
    })
  }

  const running = action.running !== undefined
  if (noting)
    return (
      <form
        className="flex flex-col gap-y-2"
        onSubmit={(event) => {
          event.preventDefault()
          void press("accept")
        }}
      >
        <Label htmlFor={noteId} size="xsmall">
          {t("discrepancy.note_why")}
        </Label>
        <Input
          id={noteId}
          name="note"
          size="small"
          value={note}
          autoFocus
          onChange={(event) => setNote(event.target.value)}
        />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" size="small" disabled={running} isLoading={running}>
            {t("discrepancy.action.accept")}
          </Button>
          <Button type="button" size="small" variant="secondary" disabled={running} onClick={() => setNoting(false)}>
            {t("actions.cancel")}
          </Button>
        </div>
      </form>
    )
  return (
    <div className="flex flex-wrap gap-2">
      {found.actions.map((name, index) => (
        <Button
          key={name}
          size="small"
          variant={index === 0 && name !== "accept" ? "primary" : "secondary"}
          disabled={running}
          isLoading={index === 0 && running}
          onClick={() => (name === "accept" ? setNoting(true) : void press(name))}
        >
          {t(`discrepancy.action.${name}`)}
        </Button>
      ))}
    </div>
  )
}
