/**
 * Deletes the oldest messages of a merchant, a few at a time by the index on merchant and time. What belongs to an order that
 * is not settled or disputed stays: it has a due look, an operation without an outcome, or an open discrepancy.
 * Bindings: merchant, days, most rows.
 */
export const PRUNE_NOTIFICATIONS = `delete from assist_notification where id = any(array(
   select n.id from assist_notification n
    where n.merchant_id = ? and n.last_received_at < now() - make_interval(days => ?::int) and n.deleted_at is null
      and not exists (select 1 from assist_order o
                       where o.order_number = n.order_number and o.due_at is not null and o.deleted_at is null)
      and not exists (select 1 from assist_operation p
                       where p.order_number = n.order_number and p.settled_at is null and p.deleted_at is null)
      and not exists (select 1 from assist_discrepancy d
                       where d.order_number = n.order_number and d.status = 'open' and d.deleted_at is null)
    order by n.last_received_at limit ? for update of n skip locked))`

/** The same for messages that were only counted. */
export const PRUNE_UNOPENED = `delete from assist_unopened_message where id = any(array(
   select id from assist_unopened_message
    where merchant_id = ? and last_received_at < now() - make_interval(days => ?::int) and deleted_at is null
    order by last_received_at limit ? for update skip locked))`

/** Every merchant with messages, also one that is configured no more: one step in the index for each, however many messages. */
export const MERCHANTS_WITH_MESSAGES = ["assist_notification", "assist_unopened_message"]
  .map(
    (table) => `(with recursive met as (
       select min(merchant_id) as merchant_id from ${table} where deleted_at is null
       union all
       select (select min(merchant_id) from ${table} where merchant_id > met.merchant_id and deleted_at is null)
         from met where met.merchant_id is not null)
     select merchant_id from met where merchant_id is not null)`,
  )
  .join(" union ")
