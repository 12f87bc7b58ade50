import { Redis, redisInstalled } from "./redis"
import { SeveralStores } from "./several-stores"
import { togetherTests } from "./together.tests"

const MOST = 3
/** A third process with Redis modules is for machines with more than two cores: `INSTANCES_ALL=1 npm test -- instances`. */
const WITH_REDIS = process.env["INSTANCES_ALL"] ? [2, MOST] : [2]

function suite(name: string, counts: readonly number[], env: () => Promise<Record<string, string>>): void {
  describe(name, () => {
    let several: SeveralStores

    beforeAll(async () => {
      several = await SeveralStores.start(
        `assist_instances_${name.includes("with Redis") ? "redis" : "memory"}`,
        Math.max(...counts),
        await env(),
      )
    }, 600_000)

    afterAll(() => several?.stop(), 60_000)

    describe.each([...counts])("%i processes", (count) =>
      togetherTests(() => several, count, name.includes("with Redis")),
    )
  })
}

suite("several processes on one Postgres, with Medusa's in-memory modules", [2, MOST], async () => ({}))

if (redisInstalled) {
  let redis: Redis | undefined
  suite("several processes on one Postgres, with Redis modules", WITH_REDIS, async () => {
    redis = await Redis.start()
    return { REDIS_URL: redis.url }
  })
  afterAll(() => redis?.stop())
} else if (process.env["REQUIRE_REDIS"]) {
  it("has redis-server", () => {
    throw new Error("REQUIRE_REDIS is set, but redis-server is not installed: apt-get install redis-server")
  })
} else {
  it.skip("several processes with Redis modules: SKIPPED, redis-server is not installed (apt-get install redis-server)", () => {})
  process.stderr.write("SKIPPED: tests with Redis modules need redis-server (apt-get install redis-server).\n")
}
