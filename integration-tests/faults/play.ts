import { type Act, actOf, type Call, makesOrder, wayOfPipeline } from "./calls"
import {
  type Arrival,
  arrivalsOf,
  cellName,
  FAULTS,
  type Fault,
  mayArrive,
  type NetworkFault,
  type Next,
  nextsOf,
  type Outage,
  outageOf,
  PLAYED_PIPELINES,
  POINTS,
  type Point,
} from "./cells"
import { judge, type Verdict } from "./judge"
import { type Caught, outage } from "./outage"
import { press } from "./press"
import { keepResults, type Result } from "./results"
import type { Lane, Stage } from "./stage"
import { strike } from "./strike"
import { Subject } from "./subject"
import { anHourLater } from "./time"

interface Entry {
  readonly calls: readonly Call[]
  subject: Subject
  failed: string | undefined
}

/**
 * Plays every cell on one store and says what became of each. What is held first, then each other way to pay by itself: a
 * merchant keeps eight connections, and who waits for one never comes to its point.
 */
export async function play(stage: Stage, faults: readonly Fault[] = FAULTS): Promise<Map<string, Result>> {
  const results = new Map<string, Result>()
  for (const way of new Set(PLAYED_PIPELINES.map(wayOfPipeline))) {
    const pipelines = PLAYED_PIPELINES.filter((pipeline) => wayOfPipeline(pipeline) === way)
    const found = await playAll(stage, faults, pipelines)
    keepResults([...found.values()])
    for (const [name, result] of found) results.set(name, result)
  }
  return results
}

async function playAll(
  stage: Stage,
  faults: readonly Fault[],
  pipelines: readonly (readonly Call[])[],
): Promise<Map<string, Result>> {
  const results = new Map<string, Result>()
  const entries = await prepare(stage, faults, pipelines)
  for (let phase = 0; phase < 3; phase++) {
    const now = entries.filter(({ calls, subject }) => isInPlay(calls[phase], subject.fate.before))
    if (phase > 0) await attempt(now, (entry) => replaceSpent(stage, entry))
    const call = (entry: Entry) => entry.calls[phase] as Call
    await trouble(stage, now, call)
    await whatNext(stage, now, call)
    for (const entry of now) {
      const { fault, next, before } = entry.subject.fate
      const cell = { call: call(entry), fault, next, ...(before && { before }) }
      let verdict: Verdict | undefined
      await attempt([entry], async () => {
        verdict = await judge(entry.subject, cell.call)
      })
      const { told } = entry.subject
      results.set(cellName(cell), { cell, told, ...(entry.failed ? { error: entry.failed } : { verdict }) })
    }
  }
  return results
}

async function prepare(
  stage: Stage,
  faults: readonly Fault[],
  pipelines: readonly (readonly Call[])[],
): Promise<Entry[]> {
  const lanes = stage.lanes.filter(({ name }) => ["a", "b", "c"].includes(name))
  const entries: Entry[] = []
  let turn = 0
  for (const fault of faults)
    for (const calls of pipelines)
      for (const { next, before } of fatesOf(fault, calls)) {
        const lane = laneFor(stage, fault) ?? (lanes[turn++ % lanes.length] as Lane)
        const fate = { lane, fault, next, before, way: wayOfPipeline(calls) }
        const subject = await Subject.begin(stage, fate)
        if (!makesOrder(calls[0] as Call) || !isInPlay(calls[0], before)) await placed(subject)
        entries.push({ calls, subject, failed: undefined })
      }
  return entries
}

/** What follows a fault, and for some orders what comes before it. */
function fatesOf(fault: Fault, calls: readonly Call[]): readonly { next: Next; before?: Arrival }[] {
  return [
    ...nextsOf(fault, calls).map((next) => ({ next })),
    ...arrivalsOf(fault, calls).map((before) => ({ next: "janitor" as const, before })),
  ]
}

/** A call to which a thing cannot come is left out; its order is placed without trouble. */
function isInPlay(call: Call | undefined, before: Arrival | undefined): call is Call {
  return call !== undefined && (before === undefined || mayArrive(call, before))
}

function laneFor(stage: Stage, fault: Fault): Lane | undefined {
  const name = outageOf(fault)?.point ?? (fault === "tls" ? "tls" : undefined)
  return name ? stage.lanes.find((lane) => lane.name === name) : undefined
}

/** An order whose money went back has nothing left to charge: its place is taken by a fresh one. */
async function replaceSpent(stage: Stage, entry: Entry): Promise<void> {
  const { subject } = entry
  if (entry.failed || (await subject.atAssist()).state !== "Canceled") return
  entry.subject = await Subject.begin(stage, subject.fate)
  await placed(entry.subject)
}

/** An order of it, without trouble. */
async function placed(subject: Subject): Promise<void> {
  const { status, text } = await press(subject, "complete cart")
  if (status !== 200) throw new Error(`a fresh order could not be placed: ${text}`)
}

async function trouble(stage: Stage, entries: readonly Entry[], call: (entry: Entry) => Call): Promise<void> {
  const struck = entries.filter(({ failed, subject }) => !failed && !outageOf(subject.fault))
  // In one lane one after the other: trouble with the way to Assist strikes whoever goes there.
  await Promise.all(
    stage.lanes.map((lane) =>
      attempt(
        struck.filter(({ subject }) => subject.lane === lane),
        async (entry) => {
          const { subject } = entry
          subject.told = await strike(stage, subject, call(entry), subject.fault as NetworkFault)
          if (subject.next === "retry") await pressAgain(entry, call(entry))
        },
      ),
    ),
  )
  for (const kind of ["database", "kill"] as const)
    for (const caught of together(caughtBy(kind, entries, call)))
      await outage(stage, kind, caught).catch((error: Error) => {
        for (const entry of entries)
          if (caught.some(({ subject }) => subject === entry.subject)) entry.failed = error.message
      })
}

/** Shoppers have four of a merchant's connections: what arrives needs one too, and who waits for one never comes to its point. */
const MOST_IN_LANE = 3

/**
 * Who is caught by one outage. Placing an order takes a while, and nobody waits at a point longer than a call to Assist
 * may take: there each point has an outage of its own.
 */
function together(caught: readonly Caught[]): readonly (readonly Caught[])[] {
  const apart = caught.some(({ call }) => actOf(call) === "authorize")
  const groups = apart
    ? (Object.keys(POINTS) as Point[]).map((at) => caught.filter(({ point }) => point === at))
    : [caught]
  return groups.flatMap((group) => {
    const rounds: Caught[][] = []
    for (const one of group) {
      const roomy = rounds.find((round) => round.filter(({ point }) => point === one.point).length < MOST_IN_LANE)
      if (roomy) roomy.push(one)
      else rounds.push([one])
    }
    return rounds
  })
}

function caughtBy(kind: Outage, entries: readonly Entry[], call: (entry: Entry) => Call) {
  return entries.flatMap((entry) => {
    const found = outageOf(entry.subject.fault)
    if (entry.failed || found?.outage !== kind) return []
    return [{ subject: entry.subject, call: call(entry), point: found.point }]
  })
}

/** Retry, notification or job, as the cell says; the owner presses again for what still does not look done. */
async function whatNext(stage: Stage, entries: readonly Entry[], call: (entry: Entry) => Call): Promise<void> {
  const group = (next: string) => entries.filter(({ failed, subject }) => !failed && subject.next === next)
  await anHourLater(stage.database)
  await attempt(group("retry"), (entry) => pressAgain(entry, call(entry)))
  await attempt(group("notification"), async (entry) => {
    await entry.subject.notify()
    await pressAgain(entry, call(entry))
  })
  await stage.store.call("janitor")
  await attempt(group("janitor"), (entry) => pressAgain(entry, call(entry)))
  await anHourLater(stage.database)
  await stage.store.call("janitor")
  // A row a crash left looks like a capture until the job has taken it away.
  await attempt(group("retry"), (entry) => pressAgain(entry, call(entry)))
  // Storefronts and schedules repeat what is done already.
  const unattended = entries.filter((entry) => REPEATED.has(actOf(call(entry))))
  await attempt(unattended, (entry) => press(entry.subject, call(entry)))
}

const REPEATED: ReadonlySet<Act> = new Set(["pay by token", "charge an agreement"])

async function pressAgain({ subject }: Entry, call: Call): Promise<void> {
  if (!(await subject.looksDone(call))) await press(subject, call)
}

async function attempt(entries: readonly Entry[], work: (entry: Entry) => Promise<unknown>): Promise<void> {
  for (const entry of entries) {
    if (entry.failed) continue
    try {
      await work(entry)
    } catch (error) {
      entry.failed = (error as Error).message
    }
  }
}
