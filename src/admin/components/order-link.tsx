import { PageLink } from "./page-link"

/** An order by its number in the shop, else by its number at Assist. */
export function OrderLink(props: { order_id: string | null; display_id: number | null; order_number: string }) {
  if (!props.order_id) return <span className="break-all">{props.order_number}</span>
  return (
    <span className="text-nowrap">
      <PageLink to={`/orders/${props.order_id}`}>
        {props.display_id === null ? props.order_number : `#${props.display_id}`}
      </PageLink>
    </span>
  )
}
