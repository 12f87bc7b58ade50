import type { Answer } from "../support/shop"
import { choose } from "./dice"
import { type Picked, pickPayment, type World } from "./world"

type Act = (world: World, picked: Picked) => Promise<void>

const WITH_HELD: readonly (readonly [weight: number, act: Act])[] = [
  [40, (world, { paymentId }) => told(world, "captured the whole", world.door.instance().admin.capture(paymentId))],
  [20, (world, { paymentId }) => told(world, "captured a part", world.door.instance().admin.capture(paymentId, 40))],
  [15, captureTwice],
  [25, (world, { orderId }) => told(world, "canceled an order", world.door.instance().admin.cancel(orderId))],
]

const WITH_CAPTURED: readonly (readonly [weight: number, act: Act])[] = [
  [60, (world, { paymentId }) => told(world, "refunded a part", world.door.instance().admin.refund(paymentId, 10))],
  [
    25,
    (world, picked) =>
      told(
        world,
        "refunded all",
        world.door.instance().admin.refund(picked.paymentId, picked.captured - picked.refunded),
      ),
  ],
  [15, refundTwice],
]

/** What an owner does with an order of the last minutes, or only looks at. */
export async function own(world: World): Promise<void> {
  if (Math.random() < 0.2) return await looks(world)
  const which = Math.random() < 0.6 ? "held" : "captured"
  const picked = await pickPayment(world, which)
  if (picked) await choose(which === "held" ? WITH_HELD : WITH_CAPTURED)(world, picked)
}

/** The same click in two processes at once. */
async function captureTwice(world: World, { paymentId }: Picked): Promise<void> {
  const click = () => told(world, "captured in two windows", world.door.instance().admin.capture(paymentId, 40))
  await Promise.all([click(), click()])
}

async function refundTwice(world: World, { paymentId }: Picked): Promise<void> {
  const click = () => told(world, "refunded in two windows", world.door.instance().admin.refund(paymentId, 10))
  await Promise.all([click(), click()])
}

async function looks(world: World): Promise<void> {
  const picked = await pickPayment(world, "held")
  const { admin } = world.door.instance()
  await told(world, "looked at the overview", admin.call("GET", "/admin/assist/overview"))
  if (picked) await told(world, "looked at an order", admin.call("GET", `/admin/assist/orders/${picked.orderId}`))
}

async function told({ done, failed }: World, name: string, answer: Promise<Answer>): Promise<void> {
  const { status } = await answer
  if (status < 300) done.add(name)
  else failed.add(`owner: ${name}: ${status}`)
}
