import { Alert, Badge, Container, Heading, Table, Text } from "@medusajs/ui"
import type { AssistMerchant } from "../../owner/admin-api"
import { useTexts } from "../lib/use-texts"
import { useTold } from "../lib/use-told"
import { CheckList } from "./check-list"
import { ConnectionTest } from "./connection-test"
import { Copyable, Fact } from "./facts"
import { ScrollTable } from "./scroll-table"

/** The tables of the admin keep everything in one line; these are sentences. */
const WRAPPED = { whiteSpace: "normal", verticalAlign: "top", paddingTop: 8, paddingBottom: 8 } as const

const VERDICTS = ["stored", "applied", "ignored", "failed"] as const

/** One provider entry of medusa-config: how it is set, whether it works, and what to set at Assist. */
export function MerchantCard({ merchant }: { merchant: AssistMerchant }) {
  const { t } = useTexts()
  return (
    <Container className="divide-y p-0" data-assist-merchant={merchant.provider_id}>
      <div className="flex flex-wrap items-center justify-between gap-2 px-6 py-4">
        <Heading level="h2">{t("settings.merchant", { id: merchant.merchant_id })}</Heading>
        <Badge size="2xsmall" color={merchant.test_mode ? "orange" : "green"}>
          {t(merchant.test_mode ? "settings.test" : "settings.live")}
        </Badge>
      </div>
      {(merchant.test_mode || merchant.rotating_secret) && (
        <div className="flex flex-col gap-y-2 px-6 py-4">
          {merchant.test_mode && <Alert variant="warning">{t("settings.test_banner")}</Alert>}
          {merchant.rotating_secret && <Alert variant="info">{t("settings.rotating")}</Alert>}
        </div>
      )}
      <div className="px-6 py-4">
        <MerchantFacts merchant={merchant} />
      </div>
      <div className="px-6 py-4">
        <ConnectionTest providerId={merchant.provider_id} />
      </div>
      <Cabinet merchant={merchant} />
    </Container>
  )
}

function MerchantFacts({ merchant }: { merchant: AssistMerchant }) {
  const { t, format } = useTexts()
  const told = useTold()
  const { held, discrepancies, unsettled } = merchant.counts
  const last = merchant.last_notification
  const verdict = last && VERDICTS.find((known) => known === last.verdict)
  return (
    <dl className="flex flex-col gap-y-2">
      <Fact name={t("settings.url")}>
        <Copyable value={merchant.notification_url} what={t("settings.url")} />
        <span className="txt-small text-ui-fg-subtle">{t("settings.url_hint")}</span>
      </Fact>
      <Fact name={t("settings.last")}>
        {last
          ? [
              format.dateTime(last.at),
              verdict ? t(`notifications.verdict.${verdict}`) : last.verdict,
              told(last.detail),
            ]
              .filter(Boolean)
              .join(" · ")
          : t("settings.last_none")}
      </Fact>
      <Fact name={t("settings.in_step")}>
        {merchant.last_in_step ? format.dateTime(merchant.last_in_step) : t("settings.in_step_none")}
      </Fact>
      <Fact name={t("settings.counts")}>
        {[
          t("settings.held", { count: held }),
          t("settings.open", { count: discrepancies }),
          t("settings.unsettled", { count: unsettled }),
        ].join(" · ")}
      </Fact>
      <Fact name={t("settings.provider")}>{merchant.provider_id}</Fact>
      <Fact name={t("settings.server")}>
        <span className="break-all">{merchant.server_url}</span>
      </Fact>
      <Fact name={t("settings.login")}>{merchant.login_hint}</Fact>
      <Fact name={t("settings.secret")}>
        {t(merchant.rotating_secret ? "settings.secret_rotating" : "settings.secret_single")}
      </Fact>
      <Fact name={t("settings.stages")}>{t(merchant.stages === 2 ? "settings.two_stages" : "settings.one_stage")}</Fact>
      {merchant.stages === 2 && (
        <>
          <Fact name={t("settings.capture_on")}>{t(`settings.capture_ons.${merchant.capture_on}`)}</Fact>
          <Fact name={t("settings.hold")}>{t("hold.days", { count: merchant.hold_days })}</Fact>
          <Fact name={t("settings.expiry")}>{t(`settings.expiries.${merchant.hold_expiry}`)}</Fact>
        </>
      )}
      <Fact name={t("settings.wallets")}>
        {merchant.wallets.length > 0 ? <CheckList checks={merchant.wallets} /> : t("settings.wallets_none")}
      </Fact>
      <Fact name={t("settings.regions")}>
        {merchant.regions.length > 0
          ? merchant.regions.map(({ name, currency }) => `${name} (${currency.toUpperCase()})`).join(", ")
          : t("settings.regions_none")}
      </Fact>
    </dl>
  )
}

function Cabinet({ merchant }: { merchant: AssistMerchant }) {
  const { t, pick } = useTexts()
  return (
    <div className="flex flex-col gap-y-3 py-4">
      <Heading level="h3" className="px-6">
        {t("settings.cabinet")}
      </Heading>
      <ScrollTable
        label={`${t("settings.cabinet")}: ${merchant.provider_id}`}
        head={[t("settings.cabinet_name"), t("settings.cabinet_value"), t("settings.cabinet_why")]}
      >
        {merchant.cabinet_settings.map(({ name, value, why }) => (
          <Table.Row key={name}>
            <Table.Cell style={WRAPPED} lang="ru">
              {name}
            </Table.Cell>
            <Table.Cell style={WRAPPED} className="break-all">
              {value}
            </Table.Cell>
            <Table.Cell style={WRAPPED}>
              <Text size="small">{pick(why)}</Text>
            </Table.Cell>
          </Table.Row>
        ))}
      </ScrollTable>
    </div>
  )
}
