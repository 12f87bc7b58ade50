import { defineRouteConfig } from "@medusajs/admin-sdk"
import { CreditCard } from "@medusajs/icons"
import { Container, Heading, Tabs } from "@medusajs/ui"
import { useSearchParams } from "react-router-dom"
import { AgreementList } from "../../components/agreement-list"
import { DiscrepancyList } from "../../components/discrepancy-list"
import { HoldList } from "../../components/hold-list"
import { NotificationList } from "../../components/notification-list"
import { OrderFinder } from "../../components/order-finder"
import { Overview } from "../../components/overview/overview"
import { DailyReconciliation } from "../../components/reconciliation"
import { useTexts } from "../../lib/use-texts"

const TABS = ["overview", "discrepancies", "notifications", "holds", "agreements", "reconciliation"] as const

/** What the shop and Assist told each other, and where they disagree. The tab is part of the address. */
function AssistPage() {
  const { t } = useTexts()
  const [search, setSearch] = useSearchParams()
  const tab = TABS.find((name) => name === search.get("tab")) ?? TABS[0]
  return (
    <Container className="divide-y p-0" data-assist-page="payments">
      <Tabs value={tab} onValueChange={(value) => setSearch({ tab: value }, { replace: true })}>
        <div className="flex flex-col gap-y-3 px-6 py-4">
          <Heading>{t("page.title")}</Heading>
          <OrderFinder />
          <div className="-mx-1 overflow-x-auto p-1">
            <Tabs.List>
              {TABS.map((name) => (
                <Tabs.Trigger key={name} value={name} className="text-nowrap">
                  {t(`page.tab.${name}`)}
                </Tabs.Trigger>
              ))}
            </Tabs.List>
          </div>
        </div>
        <Tabs.Content value="overview" className="border-t">
          <Overview />
        </Tabs.Content>
        <Tabs.Content value="discrepancies" className="border-t">
          <DiscrepancyList />
        </Tabs.Content>
        <Tabs.Content value="notifications" className="border-t">
          <NotificationList />
        </Tabs.Content>
        <Tabs.Content value="holds" className="border-t">
          <HoldList />
        </Tabs.Content>
        <Tabs.Content value="agreements" className="border-t">
          <AgreementList />
        </Tabs.Content>
        <Tabs.Content value="reconciliation" className="border-t">
          <DailyReconciliation />
        </Tabs.Content>
      </Tabs>
    </Container>
  )
}

export const config = defineRouteConfig({ label: "page.title", translationNs: "assist", icon: CreditCard })

export default AssistPage
