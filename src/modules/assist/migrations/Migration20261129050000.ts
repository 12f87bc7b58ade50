import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Payments that this server begins, by token: their intents, and where a shopper has to go on with one. */
export class Migration20261129050000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists "assist_operation" drop constraint if exists "assist_operation_kind_check";`)
    this.addSql(
      `alter table if exists "assist_operation" alter column "billnumber" drop not null, add column if not exists "seen_before" jsonb null;`,
    )
    this.addSql(
      `alter table if exists "assist_operation" add constraint "assist_operation_kind_check" check ("kind" in ('payment', 'charge', 'release', 'refund'));`,
    )
    this.addSql(
      `alter table if exists "assist_order" add column if not exists "continue_url" text null, add column if not exists "continue_billnumber" text null;`,
    )
  }

  override async down(): Promise<void> {
    this.addSql(`delete from "assist_operation" where "kind" = 'payment';`)
    this.addSql(`alter table if exists "assist_operation" drop constraint if exists "assist_operation_kind_check";`)
    this.addSql(
      `alter table if exists "assist_operation" alter column "billnumber" set not null, drop column if exists "seen_before";`,
    )
    this.addSql(
      `alter table if exists "assist_operation" add constraint "assist_operation_kind_check" check ("kind" in ('charge', 'release', 'refund'));`,
    )
    this.addSql(
      `alter table if exists "assist_order" drop column if exists "continue_url", drop column if exists "continue_billnumber";`,
    )
  }
}
