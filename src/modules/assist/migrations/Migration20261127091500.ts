import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * The order number at Assist is no longer the payment session's id. Orders that were opened before keep theirs: it names
 * the session that opened them. Who was logged in when a session was made gets a table.
 */
export class Migration20261127091500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "assist_order" add column if not exists "opened_session_id" text null, add column if not exists "payment_link" text null, add column if not exists "payment_link_until" timestamptz null, add column if not exists "open_token" text null, add column if not exists "open_until" timestamptz null;`,
    )
    this.addSql(
      `update "assist_order" set "opened_session_id" = "order_number", "session_id" = coalesce("session_id", "order_number") where "opened_session_id" is null;`,
    )
    this.addSql(
      `alter table if exists "assist_order" alter column "opened_session_id" set not null, alter column "session_id" set not null;`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_assist_order_opened_session_id_unique" ON "assist_order" ("opened_session_id") WHERE deleted_at IS NULL;`,
    )
    this.addSql(`drop index if exists "IDX_assist_order_session_id";`)
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_order_session_id" ON "assist_order" ("session_id") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "assist_session" ("session_id" text not null, "customer_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "assist_session_pkey" primary key ("session_id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_session_deleted_at" ON "assist_session" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_session_created_at" ON "assist_session" ("created_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_session_customer_id" ON "assist_session" ("customer_id") WHERE deleted_at IS NULL;`,
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "assist_session" cascade;`)

    this.addSql(`drop index if exists "IDX_assist_order_opened_session_id_unique";`)
    this.addSql(`drop index if exists "IDX_assist_order_session_id";`)
    this.addSql(`alter table if exists "assist_order" alter column "session_id" drop not null;`)
    // Before, an empty column meant the session of the number's own name; orders opened since have no such session.
    this.addSql(`update "assist_order" set "session_id" = null where "session_id" = "order_number";`)
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_order_session_id" ON "assist_order" ("session_id") WHERE session_id IS NOT NULL AND deleted_at IS NULL;`,
    )
    this.addSql(
      `alter table if exists "assist_order" drop column if exists "opened_session_id", drop column if exists "payment_link", drop column if exists "payment_link_until", drop column if exists "open_token", drop column if exists "open_until";`,
    )
  }
}
