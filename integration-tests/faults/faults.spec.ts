import { ARRIVAL_CELLS, CELLS, cellName, FAULTS, isPlayed } from "./cells"
import { notificationTests } from "./notifications.tests"
import { play } from "./play"
import type { Result } from "./results"
import { openStage, type Stage } from "./stage"

/** For work on one part: `FAULTS_ONLY=hang_after,kill_after npm test -- faults`, or `notifications`; or FAULTS_CALLS (calls.ts). */
const only = process.env["FAULTS_ONLY"]?.split(",")
const faults = FAULTS.filter((fault) => !only || only.includes(fault))
const cells = [...CELLS, ...ARRIVAL_CELLS].filter((cell) => faults.includes(cell.fault) && isPlayed(cell))

let stage: Stage

beforeAll(async () => {
  stage = await openStage("assist_faults")
}, 300_000)

afterAll(() => stage?.close(), 60_000)

const ofCalls = Boolean(process.env["FAULTS_CALLS"])
if (only ? only.includes("notifications") : !ofCalls) describe("a notification", () => notificationTests(() => stage))

if (faults.length > 0)
  describe("whatever goes wrong, money moves once and both ledgers agree", () => {
    let results: Map<string, Result> = new Map()

    beforeAll(async () => {
      results = await play(stage, faults)
    }, 3_600_000)

    it.each(cells.map((cell) => [cellName(cell), cell] as const))("%s", (name) => {
      expect(results.get(name)?.error).toBeUndefined()
      expect(results.get(name)?.verdict).toBeDefined()
    })
  })
