import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261122050000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "assist_order" drop column if exists "problem", add column if not exists "announced" jsonb null;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_order_hold_unwarned" ON "assist_order" ("hold_until") WHERE hold_until IS NOT NULL AND hold_warned_at IS NULL AND deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_discrepancy_order_number" ON "assist_discrepancy" ("order_number") WHERE deleted_at IS NULL;`,
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_assist_discrepancy_order_number";`)
    this.addSql(`drop index if exists "IDX_assist_order_hold_unwarned";`)
    this.addSql(
      `alter table if exists "assist_order" drop column if exists "announced", add column if not exists "problem" text null;`,
    )
  }
}
