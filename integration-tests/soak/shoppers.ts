import { choose } from "./dice"
import type { World } from "./world"

type Way = (world: World) => Promise<void>

/** What a shopper does with a cart of 100.00. Each step goes to another process. */
const WAYS: readonly (readonly [weight: number, way: Way])[] = [
  [50, (world) => pays(world, "paid and came back", { notify: true, back: 1 })],
  [15, (world) => pays(world, "paid and closed the browser", { notify: true, back: 0 })],
  [10, (world) => pays(world, "paid, the message never sent, came back", { notify: false, back: 1 })],
  [5, (world) => pays(world, "paid, the message never sent, browser closed", { notify: false, back: 0 })],
  [8, (world) => pays(world, "paid, and came back in two tabs at once", { notify: true, back: 2 })],
  [7, declinedFirst],
  [5, leaves],
]

export function shop(world: World): Promise<void> {
  return choose(WAYS)(world)
}

async function pays(
  { door, assist, done }: World,
  name: string,
  { notify, back }: { notify: boolean; back: number },
): Promise<void> {
  const { session } = await door.instance().shop.checkout()
  await assist.pay(session.number, "approve", notify)
  await Promise.all(Array.from({ length: back }, () => door.instance().shop.comeBack(session)))
  done.add(name)
}

async function declinedFirst({ door, assist, done }: World): Promise<void> {
  const { session } = await door.instance().shop.checkout()
  await assist.pay(session.number, "decline", false)
  const { shop } = door.instance()
  await shop.comeBack(session)
  await shop.open(session)
  await assist.pay(session.number, "approve", false)
  await door.instance().shop.comeBack(session)
  done.add("declined, then paid")
}

async function leaves({ door, done }: World): Promise<void> {
  await door.instance().shop.checkout()
  done.add("never paid")
}
