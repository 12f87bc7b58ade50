// An hour of shoppers, owners, cabinet and faults on three processes; `npm run soak -- --minutes 3` is a short one. It writes docs/soak.md.
import { runWithPostgres } from "./run-with-postgres.mjs"

await runWithPostgres("integration-tests/soak/main.ts", { data: "soak-postgres", connections: 300 })
