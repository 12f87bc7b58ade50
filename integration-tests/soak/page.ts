import { judgeSeries, median, type Series } from "./series"
import type { Settled } from "./settle"
import type { Tally } from "./tally"

/** What a run came to. */
export interface Outcome {
  readonly minutes: number
  readonly command: string
  readonly machine: string
  readonly date: string
  readonly series: readonly Series[]
  readonly settled: Settled
  readonly done: Tally
  readonly failed: Tally
  /** Open discrepancies by code. */
  readonly discrepancies: readonly (readonly [code: string, count: number])[]
  /** What the watched processes had open at the end. */
  readonly handles: ReadonlyMap<string, Readonly<Record<string, number>>>
}

export function isGood({ series, settled }: Outcome): boolean {
  const { left, unsettled, unapplied } = settled
  return series.every((one) => judgeSeries(one).flat) && left.length + unsettled + unapplied === 0
}

/** docs/soak.md, as a whole. */
export function soakPage(outcome: Outcome): string {
  const { minutes, command, machine, date, settled, done, failed, discrepancies, handles } = outcome
  return `# Soak

\`npm run soak\` plays an hour of shoppers, owners, users of Assist's cabinet and faults on three store processes with
Redis, over one database, and writes this page. \`npm run soak -- --minutes 3\` plays a short one: long enough to see the
ledgers, too short to trust its verdicts on memory. The command fails when a figure grows or when the two ledgers differ.

*${date}, \`${command}\`, ${minutes} minutes: ${machine}.*

## The money

${settled.orders} payments were begun. When the last click had been answered, ${settled.differedAtFirst} of them differed between Assist's ledger and
Medusa's books: messages that were lost, processes that were killed, shoppers who closed the browser. The background job
was then asked to look at those at once, in all three processes, instead of at its own time.

| at the end | |
| --- | --- |
| payments whose ledgers differ | ${settled.left.length} |
| operations without an outcome | ${settled.unsettled} |
| messages that were not applied | ${settled.unapplied} |
| rounds of the job until then | ${settled.rounds} |
| discrepancies open for a person | ${discrepancies.map(([code, count]) => `${code} ${count}`).join(", ") || "none"} |
${settled.left.map(({ order, difference }) => `\n- \`${order.orderNumber}\` (${order.assist.states}): ${difference}`).join("")}
## Does anything grow?

The first half of a run is for caches, pools and compilers to fill. The slope of the second half is the median of the
slopes between all pairs of looks (Theil and Sen); a figure is flat when it grew by no more than what is allowed. The third process
is killed again and again, so the first two are watched. The database grows with its orders: what is watched is how much
of it one payment takes.

| | first half | second half | grew by | allowed | |
| --- | --- | --- | --- | --- | --- |
${outcome.series.map(seriesRow).join("\n")}

Open at the end: ${Array.from(handles, ([name, kinds]) => `${name} has ${kindsInWords(kinds)}`).join("; ")}.

## What was done

| | times |
| --- | --- |
${rows(done)}

## What was refused or failed on the way

A click that a fault hit, a second click that came too late, a request to a process that was just killed.

| | times |
| --- | --- |
${rows(failed)}
`
}

function seriesRow(series: Series): string {
  const { level, growth, allowed, flat } = judgeSeries(series)
  const firstHalf = median(series.points.slice(0, Math.floor(series.points.length / 2)).map(({ value }) => value))
  const show = (value: number) => `${value.toFixed(1)} ${series.unit}`.trim()
  return `| ${series.name} | ${show(firstHalf)} | ${show(level)} | ${show(growth)} | ${show(allowed)} | ${flat ? "flat" : "**growing**"} |`
}

function kindsInWords(kinds: Readonly<Record<string, number>>): string {
  return Object.entries(kinds)
    .sort(([, a], [, b]) => b - a)
    .map(([kind, count]) => `${count} ${kind}`)
    .join(", ")
}

function rows(tally: Tally): string {
  return (
    tally
      .all()
      .map(([name, count]) => `| ${name.replaceAll("|", "\\|")} | ${count} |`)
      .join("\n") || "| nothing | 0 |"
  )
}
