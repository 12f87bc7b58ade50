import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** An operation remembers what Assist showed before it: a return made earlier in the cabinet is not taken for its effect. */
export class Migration20261129030000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists "assist_operation" add column if not exists "known_operations" jsonb null;`)
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "assist_operation" drop column if exists "known_operations";`)
  }
}
