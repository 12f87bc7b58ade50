import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * An operation remembers what Assist showed before it: a return made earlier in the cabinet is not taken for its effect. An order
 * counts who began to move its money: a look during which somebody did is not the last one.
 */
export class Migration20261129030000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists "assist_operation" add column if not exists "known_operations" jsonb null;`)
    this.addSql(
      `alter table if exists "assist_order" add column if not exists "money_turns" integer not null default 0;`,
    )
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "assist_operation" drop column if exists "known_operations";`)
    this.addSql(`alter table if exists "assist_order" drop column if exists "money_turns";`)
  }
}
