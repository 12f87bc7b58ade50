import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** The lines of fiscal receipts: of the payment, of each charge and refund, and what an owner has chosen for the next one. */
export class Migration20261129040000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists "assist_order" add column if not exists "receipt_lines" jsonb null;`)
    this.addSql(`alter table if exists "assist_order" add column if not exists "chosen_lines" jsonb null;`)
    this.addSql(`alter table if exists "assist_operation" add column if not exists "receipt_lines" jsonb null;`)
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "assist_order" drop column if exists "receipt_lines";`)
    this.addSql(`alter table if exists "assist_order" drop column if exists "chosen_lines";`)
    this.addSql(`alter table if exists "assist_operation" drop column if exists "receipt_lines";`)
  }
}
