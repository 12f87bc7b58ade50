import { type Counter, type MeterProvider, metrics } from "@opentelemetry/api"

const METER = "medusa-payment-assist"

/** What is counted. Without an OpenTelemetry SDK in the store every count goes nowhere and costs nothing. */
const COUNTERS = {
  operations: { name: "assist.operations", description: "Calls that move money, by kind and outcome" },
  notifications: { name: "assist.notifications", description: "Notifications received, by verdict" },
  discrepancies: { name: "assist.discrepancies", description: "Discrepancies opened, by code" },
  looks: { name: "assist.looks", description: "Looks of the background job, by how they ended" },
  in_step: { name: "assist.in_step", description: "Runs that read a merchant's list of operations, by how they ended" },
} as const

let provider: MeterProvider | undefined
let counters: Partial<Record<keyof typeof COUNTERS, Counter>> = {}

/** Counts one. Attributes have few values each: no order numbers, no texts. */
export function count(what: keyof typeof COUNTERS, attributes: Record<string, string>, by = 1): void {
  const current = metrics.getMeterProvider()
  // The API hands out no-op meters until the store's own instrumentation registers an SDK, which may be after us.
  if (current !== provider) {
    provider = current
    counters = {}
  }
  const { name, description } = COUNTERS[what]
  counters[what] ??= current.getMeter(METER).createCounter(name, { description })
  counters[what].add(by, attributes)
}
