import { Badge, Button, Text } from "@medusajs/ui"
import { useId, useState } from "react"
import type { AssistNotificationView } from "../../owner/admin-api"
import { api } from "../lib/api"
import { keys } from "../lib/query-keys"
import { useAction } from "../lib/use-action"
import { useTexts } from "../lib/use-texts"
import { useTold } from "../lib/use-told"
import { Choice } from "./choice"
import { NarrowedList } from "./narrowed-list"
import { OrderLink } from "./order-link"
import { ResultLine } from "./result-line"
import { SearchField } from "./search-field"

const VERDICTS = ["applied", "ignored", "failed", "stored"] as const
const COLORS = { applied: "green", ignored: "grey", failed: "red", stored: "blue" } as const
/** Notifications name some operations by a word of their own. */
const OPERATIONS = ["payment", "charge", "cancel"] as const

/** What Assist sent, what became of it, and the way to follow it again. */
export function NotificationList() {
  const { t, format } = useTexts()
  const [verdict, setVerdict] = useState("all")
  const [q, setQ] = useState("")
  const verdicts = VERDICTS.map((value) => ({ value, label: t(`notifications.verdict.${value}`) }))
  return (
    <NarrowedList
      lead={t("notifications.lead")}
      empty={t("notifications.empty")}
      controls={
        <>
          <Choice
            label={t("page.verdict")}
            value={verdict}
            onChange={setVerdict}
            options={[{ value: "all", label: t("page.all") }, ...verdicts]}
          />
          <SearchField label={t("page.search")} onSearch={setQ} />
        </>
      }
      asked={{ verdict: verdict === "all" ? undefined : verdict, q }}
      limit={20}
      keyOf={keys.notifications}
      load={api.notifications}
      note={({ unopened: { count, last_received_at } }) =>
        last_received_at ? t("notifications.unopened", { count, when: format.dateTime(last_received_at) }) : undefined
      }
    >
      {(list) => (
        <ul className="flex flex-col divide-y">
          {list.notifications.map((notification) => (
            <li key={notification.id} className="px-6 py-4" data-assist-notification={notification.id}>
              <Notification notification={notification} />
            </li>
          ))}
        </ul>
      )}
    </NarrowedList>
  )
}

function Notification({ notification }: { notification: AssistNotificationView }) {
  const { t, pick, format } = useTexts()
  const [open, setOpen] = useState(false)
  const id = useId()
  const told = useTold()
  const action = useAction()
  const running = action.running !== undefined
  const { verdict, fields } = notification
  const { code, text } = notification.operationtype
  const known = OPERATIONS.find((name) => name === code)
  const operation = known ? t(`notifications.operations.${known}`) : pick(text)
  const amount = fields["amount"]
  const currency = fields["currency"]
  const sum =
    amount && /^\d+(\.\d+)?$/.test(amount) && currency?.length === 3 ? format.money(amount, currency) : undefined
  const replay = () =>
    action.run({
      name: `notification ${notification.id}`,
      done: t("notifications.replayed"),
      work: async () => {
        await api.replay(notification.id)
        return {}
      },
    })
  return (
    <div className="flex flex-col gap-y-3">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="flex min-w-0 flex-1 flex-col gap-y-1" style={{ minWidth: 240 }}>
          <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <Badge size="2xsmall" color={COLORS[verdict]}>
              {t(`notifications.verdict.${verdict}`)}
            </Badge>
            <Text size="small" weight="plus">
              {[operation, pick(notification.orderstate.text), sum].filter(Boolean).join(" · ")}
            </Text>
          </div>
          <Text size="small" className="text-ui-fg-subtle break-words">
            <OrderLink {...notification} /> {`· ${t("facts.billnumber")} ${notification.billnumber} · `}
            <time dateTime={notification.last_received_at}>{format.dateTime(notification.last_received_at)}</time>
            {notification.received > 1 && ` · ${t("notifications.received", { count: notification.received })}`}
          </Text>
          {notification.detail && (
            <Text size="xsmall" className="text-ui-fg-subtle break-words">
              {told(notification.detail)}
            </Text>
          )}
        </div>
        <div className="flex flex-wrap gap-2">
          <Button
            size="small"
            variant="transparent"
            aria-expanded={open}
            aria-controls={id}
            onClick={() => setOpen((before) => !before)}
          >
            {t(open ? "notifications.hide" : "notifications.show")}
          </Button>
          <Button size="small" variant="secondary" disabled={running} isLoading={running} onClick={() => void replay()}>
            {t("notifications.replay")}
          </Button>
        </div>
      </div>
      <ResultLine result={action.result} running={running ? t("actions.running") : undefined} />
      <div id={id} hidden={!open}>
        <Text size="xsmall" className="text-ui-fg-subtle">
          {t("notifications.fields")}
        </Text>
        <dl className="bg-ui-bg-subtle mt-2 rounded-lg border p-3">
          {Object.entries(fields)
            .sort(([a], [b]) => a.localeCompare(b))
            .map(([name, value]) => (
              <div key={name} className="grid grid-cols-2 gap-x-4">
                <dt className="txt-small text-ui-fg-subtle break-all">{name}</dt>
                <dd className="txt-small break-all">{value}</dd>
              </div>
            ))}
        </dl>
      </div>
    </div>
  )
}
