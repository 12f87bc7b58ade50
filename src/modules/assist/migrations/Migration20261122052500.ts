import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261122052500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_notification_created_at_id" ON "assist_notification" ("created_at", "id") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_notification_verdict_created_at" ON "assist_notification" ("verdict", "created_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_assist_notification_merchant_id_last_received_at" ON "assist_notification" ("merchant_id", "last_received_at") WHERE deleted_at IS NULL;`,
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_assist_notification_created_at_id";`)
    this.addSql(`drop index if exists "IDX_assist_notification_verdict_created_at";`)
    this.addSql(`drop index if exists "IDX_assist_notification_merchant_id_last_received_at";`)
  }
}
