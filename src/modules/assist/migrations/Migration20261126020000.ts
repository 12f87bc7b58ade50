import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Letting a hold go is called `release` everywhere; rows written before say `void`. */
export class Migration20261126020000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists "assist_operation" drop constraint if exists "assist_operation_kind_check";`)
    this.addSql(`update "assist_operation" set "kind" = 'release' where "kind" = 'void';`)
    this.addSql(
      `alter table if exists "assist_operation" add constraint "assist_operation_kind_check" check ("kind" in ('charge', 'release', 'refund'));`,
    )
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "assist_operation" drop constraint if exists "assist_operation_kind_check";`)
    this.addSql(`update "assist_operation" set "kind" = 'void' where "kind" = 'release';`)
    this.addSql(
      `alter table if exists "assist_operation" add constraint "assist_operation_kind_check" check ("kind" in ('charge', 'void', 'refund'));`,
    )
  }
}
