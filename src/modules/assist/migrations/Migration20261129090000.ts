import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Of several holds of one Medusa order, one at a time changes what the order asks for. */
export class Migration20261129090000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "assist_order" add column if not exists "changes_order" text null, add column if not exists "changes_until" timestamptz null;`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_assist_order_changes_order_unique" ON "assist_order" ("changes_order") WHERE deleted_at IS NULL;`,
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_assist_order_changes_order_unique";`)
    this.addSql(
      `alter table if exists "assist_order" drop column if exists "changes_order", drop column if exists "changes_until";`,
    )
  }
}
