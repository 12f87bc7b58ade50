import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261122083000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists "assist_order" add column if not exists "hold_claimed_until" timestamptz null;`)
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "assist_order" drop column if exists "hold_claimed_until";`)
  }
}
