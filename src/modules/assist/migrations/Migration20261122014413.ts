import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261122014413 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists "assist_order" drop constraint if exists "assist_order_order_number_unique";`)
    this.addSql(
      `alter table if exists "assist_notification" drop constraint if exists "assist_notification_digest_unique";`,
    )
    this.addSql(
      `create table if not exists "assist_notification" ("id" text not null, "digest" text not null, "merchant_id" text not null, "order_number" text not null, "billnumber" text not null, "operationtype" text not null, "orderstate" text not null, "packetdate" text not null, "fields" jsonb not null, "received" integer not null default 1, "last_received_at" timestamptz not null, "verdict" text check ("verdict" in ('stored', 'applied', 'ignored', 'failed')) not null default 'stored', "detail" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "assist_notification_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_assist_notification_digest_unique" ON "assist_notification" ("digest") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_notification_deleted_at" ON "assist_notification" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_notification_order_number_created_at" ON "assist_notification" ("order_number", "created_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_notification_unapplied" ON "assist_notification" ("last_received_at") WHERE verdict IN ('stored', 'failed') AND deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "assist_operation" ("id" text not null, "order_number" text not null, "kind" text check ("kind" in ('charge', 'void', 'refund')) not null, "medusa_key" text not null, "billnumber" text not null, "amount" text null, "currency" text null, "outcome" text check ("outcome" in ('done', 'declined', 'not_sent', 'unknown')) null, "detail" text null, "settled_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "assist_operation_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_operation_deleted_at" ON "assist_operation" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_operation_order_number_created_at" ON "assist_operation" ("order_number", "created_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_operation_unsettled" ON "assist_operation" ("order_number") WHERE settled_at IS NULL AND deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "assist_order" ("id" text not null, "order_number" text not null, "provider_id" text not null, "merchant_id" text not null, "amount" text not null, "currency" text not null, "two_stage" boolean not null, "opened_at" timestamptz not null, "billnumber" text null, "orderstate" text null, "summary" jsonb null, "read_at" timestamptz null, "due_at" timestamptz null, "due_tries" integer not null default 0, "problem" text null, "lease_token" text null, "lease_until" timestamptz null, "follow_token" text null, "follow_until" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "assist_order_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_assist_order_order_number_unique" ON "assist_order" ("order_number") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_order_deleted_at" ON "assist_order" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_order_due_at" ON "assist_order" ("due_at") WHERE due_at IS NOT NULL AND deleted_at IS NULL;`,
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "assist_notification" cascade;`)

    this.addSql(`drop table if exists "assist_operation" cascade;`)

    this.addSql(`drop table if exists "assist_order" cascade;`)
  }
}
