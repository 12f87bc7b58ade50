import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Assist's own list of operations is read all the time: until when, and with what each order was last followed. */
export class Migration20261128033500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "assist_merchant_sync" ("id" text not null, "merchant" text not null, "synced_until" timestamptz null, "minutes" integer not null, "asked_at" timestamptz null, "claim_token" text null, "claimed_until" timestamptz null, "last_error" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "assist_merchant_sync_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_assist_merchant_sync_merchant_unique" ON "assist_merchant_sync" ("merchant") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_merchant_sync_deleted_at" ON "assist_merchant_sync" ("deleted_at") WHERE deleted_at IS NULL;`,
    )

    this.addSql(`alter table if exists "assist_order" add column if not exists "followed_operations" jsonb null;`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "assist_merchant_sync" cascade;`)
    this.addSql(`alter table if exists "assist_order" drop column if exists "followed_operations";`)
  }
}
