import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Container, Heading, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useSyncExternalStore } from "react"
import { Choice } from "../../../components/choice"
import { ListState } from "../../../components/list-state"
import { MerchantCard } from "../../../components/merchant-card"
import { api } from "../../../lib/api"
import { CHOICES, readChoice, subscribeToChoice, writeChoice } from "../../../lib/language"
import { keys } from "../../../lib/query-keys"
import { useTexts } from "../../../lib/use-texts"

/** How the shop is connected to Assist: one card per merchant of medusa-config. */
function AssistSettings() {
  const { t } = useTexts()
  const query = useQuery({ queryKey: keys.merchants, queryFn: api.merchants, staleTime: 0 })
  const choice = useSyncExternalStore(subscribeToChoice, readChoice)
  return (
    <div className="flex flex-col gap-y-3" data-assist-page="settings">
      <Container className="divide-y p-0">
        <div className="flex flex-wrap items-end justify-between gap-3 px-6 py-4">
          <div>
            <Heading>{t("settings.title")}</Heading>
            <Text size="small" className="text-ui-fg-subtle">
              {t("settings.lead")}
            </Text>
          </div>
          <Choice
            label={t("settings.language")}
            value={choice}
            onChange={(value) => writeChoice(CHOICES.find((known) => known === value) ?? "auto")}
            options={CHOICES.map((value) => ({ value, label: t(`settings.languages.${value}`) }))}
          />
        </div>
        {!query.data?.merchants.length && (
          <ListState
            query={query}
            failed={t("settings.failed")}
            empty={({ merchants }) => (merchants.length === 0 ? t("settings.empty") : undefined)}
          >
            {() => null}
          </ListState>
        )}
      </Container>
      {query.data?.merchants.map((merchant) => (
        <MerchantCard key={merchant.provider_id} merchant={merchant} />
      ))}
    </div>
  )
}

export const config = defineRouteConfig({ label: "settings.title", translationNs: "assist" })

export default AssistSettings
