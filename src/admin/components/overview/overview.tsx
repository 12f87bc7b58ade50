import { Badge, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import type { Overview as OverviewAnswer } from "../../../owner/admin-api"
import { api } from "../../lib/api"
import { dayOf, offsetOn } from "../../lib/day"
import { keys } from "../../lib/query-keys"
import { useTexts } from "../../lib/use-texts"
import { Fact } from "../facts"
import { ListState } from "../list-state"
import { PageLink } from "../page-link"
import { AttemptsPart } from "./attempts-part"
import { HeldPart } from "./held-part"
import { MovedPart } from "./moved-part"
import { Part } from "./part"

/** How the shop's payments stand, on one page: what is held, what moved, what was refused, what waits for a person. */
export function Overview() {
  const { t } = useTexts()
  const offset = offsetOn(dayOf(new Date()))
  const query = useQuery({ queryKey: keys.overview(offset), queryFn: () => api.overview(offset), staleTime: 0 })
  return (
    <ListState query={query} failed={t("overview.failed")} empty={() => undefined}>
      {(overview) => (
        <div className="flex flex-col divide-y" data-assist-overview>
          <HeldPart held={overview.held} today={overview.days.at(-1) ?? ""} />
          <MovedPart moved={overview.moved} days={overview.days} />
          <AttemptsPart attempts={overview.attempts} />
          <Discrepancies found={overview.discrepancies} />
          <Merchants merchants={overview.merchants} />
        </div>
      )}
    </ListState>
  )
}

function Discrepancies({ found }: { found: OverviewAnswer["discrepancies"] }) {
  const { t, format } = useTexts()
  return (
    <Part title={t("page.tab.discrepancies")}>
      {found.length === 0 ? (
        <Text size="small" className="text-ui-fg-subtle">
          {t("discrepancies.empty")}
        </Text>
      ) : (
        <ul className="flex flex-col gap-y-2">
          {found.map(({ code, count }) => (
            <li key={code} className="flex items-center gap-x-2">
              <Badge size="2xsmall" color="red">
                {format.number(count)}
              </Badge>
              <Text size="small">
                <PageLink to="?tab=discrepancies">{t(`discrepancy.code.${code}`)}</PageLink>
              </Text>
            </li>
          ))}
        </ul>
      )}
    </Part>
  )
}

function Merchants({ merchants }: { merchants: OverviewAnswer["merchants"] }) {
  const { t, format } = useTexts()
  return (
    <Part title={t("overview.merchants")}>
      {merchants.map(({ provider_id, merchant_id, last_in_step, notification_delay: delay }) => (
        <dl key={provider_id} className="flex flex-col gap-y-2">
          <Fact name={t("facts.merchant")}>{`${merchant_id} · ${provider_id}`}</Fact>
          <Fact name={t("settings.in_step")}>
            {last_in_step ? format.dateTime(last_in_step) : t("settings.in_step_none")}
          </Fact>
          <Fact name={t("overview.delay")}>
            {delay
              ? t("overview.delay_facts", {
                  median: format.number(delay.median_seconds),
                  worst: format.number(delay.worst_seconds),
                  count: delay.count,
                })
              : t("notifications.empty")}
          </Fact>
        </dl>
      ))}
    </Part>
  )
}
