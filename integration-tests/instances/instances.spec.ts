import { Redis, redisInstalled } from "./redis"
import { SeveralStores } from "./several-stores"
import { togetherTests } from "./together.tests"

const MOST = 3

function suite(name: string, env: () => Promise<Record<string, string>>): void {
  describe(name, () => {
    let several: SeveralStores

    beforeAll(async () => {
      several = await SeveralStores.start(
        `assist_instances_${name.includes("with Redis") ? "redis" : "memory"}`,
        MOST,
        await env(),
      )
    }, 600_000)

    afterAll(() => several?.stop(), 60_000)

    describe.each([2, MOST])("%i processes", (count) => togetherTests(() => several, count))
  })
}

suite("several processes on one Postgres, with Medusa's in-memory modules", async () => ({}))

if (redisInstalled) {
  let redis: Redis | undefined
  suite("several processes on one Postgres, with Redis modules", async () => {
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
