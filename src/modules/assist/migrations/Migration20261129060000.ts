import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Agreements on recurring payments, and which orders at Assist belong to one. */
export class Migration20261129060000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "assist_agreement" ("id" text not null, "provider_id" text not null, "customer_id" text null, "session_id" text not null, "order_number" text not null, "billnumber" text null, "status" text check ("status" in ('proposed', 'active', 'canceled')) not null default 'proposed', "currency" text not null, "min_amount" text not null, "max_amount" text not null, "period_days" integer not null, "until" text not null, "last_charged_at" timestamptz null, "declines" integer not null default 0, "retry_at" timestamptz null, "canceled_at" timestamptz null, "canceled_by" text null, "lease_token" text null, "lease_until" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "assist_agreement_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_assist_agreement_session_id_unique" ON "assist_agreement" ("session_id") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_agreement_deleted_at" ON "assist_agreement" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_agreement_customer_id" ON "assist_agreement" ("customer_id") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_agreement_order_number" ON "assist_agreement" ("order_number") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_agreement_created_at_id" ON "assist_agreement" ("created_at", "id") WHERE deleted_at IS NULL;`,
    )
    this.addSql(`alter table if exists "assist_order" add column if not exists "agreement_id" text null;`)
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_order_agreement_id" ON "assist_order" ("agreement_id") WHERE agreement_id IS NOT NULL AND deleted_at IS NULL;`,
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_assist_order_agreement_id";`)
    this.addSql(`alter table if exists "assist_order" drop column if exists "agreement_id";`)
    this.addSql(`drop table if exists "assist_agreement" cascade;`)
  }
}
