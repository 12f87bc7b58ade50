import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Since when money waits for its order, and why it went back; and for which collection an order number is being authorized. */
export class Migration20261129020000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "assist_order" add column if not exists "unplaced_since" timestamptz null, add column if not exists "unplaced_cause" text null, add column if not exists "pays_for" text null, add column if not exists "pays_until" timestamptz null;`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_assist_order_pays_for_unique" ON "assist_order" ("pays_for") WHERE deleted_at IS NULL;`,
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_assist_order_pays_for_unique";`)
    this.addSql(
      `alter table if exists "assist_order" drop column if exists "unplaced_since", drop column if exists "unplaced_cause", drop column if exists "pays_for", drop column if exists "pays_until";`,
    )
  }
}
