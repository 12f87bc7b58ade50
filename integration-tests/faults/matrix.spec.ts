import { mkdirSync, writeFileSync } from "node:fs"
import path from "node:path"
import { CELLS, cellName, FAULTS, type Fault } from "./cells"
import { play, type Result } from "./play"
import { openStage, type Stage } from "./stage"

/** For work on one fault: `FAULTS_ONLY=hang_after,kill_after npm test -- faults`. */
const only = process.env["FAULTS_ONLY"]?.split(",") as Fault[] | undefined
const cells = CELLS.filter(({ fault }) => !only || only.includes(fault))

describe("whatever goes wrong, money moves once and both ledgers agree", () => {
  let stage: Stage
  let results: Map<string, Result> = new Map()

  beforeAll(async () => {
    stage = await openStage("assist_faults")
    results = await play(stage, only ?? FAULTS)
    const folder = path.resolve(__dirname, "../../.test")
    mkdirSync(folder, { recursive: true })
    writeFileSync(path.join(folder, "fault-matrix.json"), JSON.stringify([...results.values()], null, 2))
  }, 900_000)

  afterAll(() => stage?.close(), 60_000)

  it.each(cells.map((cell) => [cellName(cell), cell] as const))("%s", (name) => {
    expect(results.get(name)?.error).toBeUndefined()
    expect(results.get(name)?.verdict).toBeDefined()
  })
})
