import { readFileSync } from "node:fs"
import path from "node:path"
import { gunzipSync } from "node:zlib"
import type { Database } from "../processes/database"
import type { Sandbox } from "../support/sandbox"

/** An order of the dump, with what Assist held for it when it was made. */
export interface DumpedOrder {
  readonly number: string
  readonly orderId: string
  readonly paymentId: string
  readonly billnumber: string
  /** At Assist, as decimal strings; absent: 100.00 is held. */
  readonly held?: string
  readonly charged?: string
  readonly returned?: string
}

/** The first line of a dump. */
export interface DumpFacts {
  readonly madeAt: string
  readonly orders: Readonly<Record<"held" | "captured" | "refunded" | "differing" | "waiting", DumpedOrder>>
}

/** How old everything in it is: what waits for a minute or three is due. */
const AGE = "10 minutes"

/**
 * Brings back the database of an earlier version, and its orders at Assist. They get other bill numbers there, so the dump's are
 * replaced; and all its times are moved, for a hold lives only four days.
 */
export async function restoreDump(version: string, database: Database, sandbox: Sandbox): Promise<DumpFacts> {
  let sql = gunzipSync(readFileSync(path.join(__dirname, "dumps", `${version}.sql.gz`))).toString("utf8")
  const facts: DumpFacts = JSON.parse(sql.slice("-- ".length, sql.indexOf("\n")))
  for (const order of Object.values(facts.orders))
    sql = sql.replaceAll(order.billnumber, await atAssist(sandbox, order))
  await database.rows(sql)
  await database.rows(moveTimes(facts.madeAt))
  return facts
}

/** The order as Assist had it; its bill number now. */
async function atAssist(sandbox: Sandbox, { number, held, charged, returned }: DumpedOrder): Promise<string> {
  const amount = held === undefined ? "100.00" : (Number(held) + Number(charged)).toFixed(2)
  const order = {
    ordernumber: number,
    amount,
    currency: "BYN",
    card: "approve",
    notify: false,
    minutes_old: 10,
  } as const
  const { billnumber } = await sandbox.create(order)
  if (charged && Number(charged) > 0) await sandbox.byHand(billnumber, "charge", charged, false, 10)
  if (returned && Number(returned) > 0) await sandbox.byHand(billnumber, "cancel", returned, false, 10)
  return billnumber
}

function moveTimes(madeAt: string): string {
  const by = `(now() - '${madeAt}'::timestamptz - interval '${AGE}')`
  return `do $$ declare change text; begin
    for change in
      select format('update %I set %s', table_name, string_agg(format('%1$I = %1$I + ${by.replaceAll("'", "''")}', column_name), ', '))
        from information_schema.columns join information_schema.tables using (table_schema, table_name)
       where table_schema = 'public' and table_type = 'BASE TABLE' and data_type = 'timestamp with time zone'
       group by table_name
    loop execute change; end loop; end $$`
}
