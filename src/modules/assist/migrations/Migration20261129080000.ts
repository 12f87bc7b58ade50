import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Why attempts ended without money, and the orders of a period: what the owner's overview counts. */
export class Migration20261129080000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists "assist_order" add column if not exists "refusals" jsonb null;`)
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_order_opened_at" ON "assist_order" ("opened_at") WHERE deleted_at IS NULL;`,
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_assist_order_opened_at";`)
    this.addSql(`alter table if exists "assist_order" drop column if exists "refusals";`)
  }
}
