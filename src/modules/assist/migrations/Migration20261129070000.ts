import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** A payment is told from earlier ones by `known_operations`, as every other operation: a second note of the same is gone. */
export class Migration20261129070000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists "assist_operation" drop column if exists "seen_before";`)
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "assist_operation" add column if not exists "seen_before" jsonb null;`)
  }
}
