import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261122042206 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "assist_discrepancy" drop constraint if exists "assist_discrepancy_order_number_code_unique";`,
    )
    this.addSql(
      `create table if not exists "assist_discrepancy" ("id" text not null, "order_number" text not null, "code" text not null, "detail" text not null, "params" jsonb not null, "status" text check ("status" in ('open', 'resolved', 'accepted')) not null default 'open', "closed_at" timestamptz null, "closed_by" text null, "note" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "assist_discrepancy_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_discrepancy_deleted_at" ON "assist_discrepancy" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_assist_discrepancy_order_number_code_unique" ON "assist_discrepancy" ("order_number", "code") WHERE status = 'open' AND deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_discrepancy_status_created_at" ON "assist_discrepancy" ("status", "created_at") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `alter table if exists "assist_order" add column if not exists "session_id" text null, add column if not exists "hold_until" timestamptz null, add column if not exists "hold_warned_at" timestamptz null;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_order_session_id" ON "assist_order" ("session_id") WHERE session_id IS NOT NULL AND deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_order_hold_until" ON "assist_order" ("hold_until") WHERE hold_until IS NOT NULL AND deleted_at IS NULL;`,
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "assist_discrepancy" cascade;`)

    this.addSql(`drop index if exists "IDX_assist_order_session_id";`)
    this.addSql(`drop index if exists "IDX_assist_order_hold_until";`)
    this.addSql(
      `alter table if exists "assist_order" drop column if exists "session_id", drop column if exists "hold_until", drop column if exists "hold_warned_at";`,
    )
  }
}
