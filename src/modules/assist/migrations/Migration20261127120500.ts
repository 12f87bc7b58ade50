import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Messages about orders of others are counted, not kept; orders know that their personal data was erased. */
export class Migration20261127120500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "assist_unopened_message" ("id" text not null, "digest" text not null, "merchant_id" text not null, "received" integer not null default 1, "last_received_at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "assist_unopened_message_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_assist_unopened_message_digest_unique" ON "assist_unopened_message" ("digest") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_unopened_message_deleted_at" ON "assist_unopened_message" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_unopened_message_merchant_id_last_received_at" ON "assist_unopened_message" ("merchant_id", "last_received_at") WHERE deleted_at IS NULL;`,
    )

    this.addSql(`alter table if exists "assist_order" add column if not exists "erased_at" timestamptz null;`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "assist_unopened_message" cascade;`)
    this.addSql(`alter table if exists "assist_order" drop column if exists "erased_at";`)
  }
}
