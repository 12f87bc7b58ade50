import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * What happened beside what was asked: the stage of each attempt, and whether a partial charge let go of the rest. Of
 * payments made before, the last picture tells the stage. A charge of ours, or a hold, proves that money was held first;
 * one that Assist reports as charged without either was taken at once (if it was charged in the cabinet, the next look
 * finds the charge and corrects it). Which charges carried AutoDeposit was not kept.
 */
export class Migration20261126044500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists "assist_order" add column if not exists "stages" jsonb null;`)
    this.addSql(`alter table if exists "assist_operation" add column if not exists "auto_deposit" boolean null;`)
    this.addSql(
      `update "assist_order" set "stages" = jsonb_build_object("billnumber", 'held_first')
        where "stages" is null and "billnumber" is not null
          and ("summary"->>'status' in ('held', 'partly_charged') or "hold_until" is not null or "hold_warned_at" is not null
            or exists (select 1 from "assist_operation" o
                        where o."order_number" = "assist_order"."order_number" and o."billnumber" = "assist_order"."billnumber"
                          and o."kind" = 'charge' and o."outcome" = 'done'));`,
    )
    this.addSql(
      `update "assist_order" set "stages" = jsonb_build_object("billnumber", 'taken_at_once')
        where "stages" is null and "billnumber" is not null and "summary"->>'status' in ('charged', 'partly_returned');`,
    )
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "assist_order" drop column if exists "stages";`)
    this.addSql(`alter table if exists "assist_operation" drop column if exists "auto_deposit";`)
  }
}
