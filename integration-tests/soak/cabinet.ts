import { pickPayment, type World } from "./world"

/** What a merchant does by hand at Assist, behind the shop's back; half of it without a notification. */
export async function byHand(world: World): Promise<void> {
  const { assist, done } = world
  const notify = Math.random() < 0.5
  const told = notify ? "" : ", and no message"
  if (Math.random() < 0.5) {
    const held = await pickPayment(world, "held")
    if (!held) return
    const charges = Math.random() < 0.6
    await assist.byHand(held.billnumber, charges ? "charge" : "cancel", undefined, notify)
    done.add(`${charges ? "charged" : "released"} in the cabinet${told}`)
  } else {
    const captured = await pickPayment(world, "captured")
    if (!captured) return
    await assist.byHand(captured.billnumber, "cancel", "10.00", notify)
    done.add(`refunded in the cabinet${told}`)
  }
}
