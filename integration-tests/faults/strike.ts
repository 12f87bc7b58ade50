import { type Call, looksBefore, serviceOf } from "./calls"
import type { NetworkFault } from "./cells"
import { press } from "./press"
import type { Stage } from "./stage"
import type { Subject, Told } from "./subject"

/** A read is asked three times (gateway/services/ask-assist): trouble has to last for all of them. */
const READS = 3

/** Clicks while the call's way to Assist, or Assist's answer, goes wrong. */
export async function strike(stage: Stage, subject: Subject, call: Call, fault: NetworkFault): Promise<Told> {
  switch (fault) {
    case "refused":
      return await onTheWay(
        subject,
        call,
        async () => subject.lane.gate.refuse(),
        () => subject.lane.gate.listen(),
      )
    case "dns":
      return await onTheWay(
        subject,
        call,
        () => stage.store.call("unresolve", subject.lane.host),
        () => stage.store.call("resolve", subject.lane.host),
      )
    case "tls": {
      const { gate, certificates } = subject.lane
      if (!certificates) throw new Error("this lane speaks no TLS")
      return await onTheWay(
        subject,
        call,
        async () => gate.show(certificates.bad),
        async () => gate.show(certificates.good),
      )
    }
    default: {
      const times = serviceOf(call) === "orderresult" ? READS : 1
      await stage.sandbox.fault(serviceOf(call), fault, { ordernumber: subject.session.number, times })
      try {
        return await press(subject, call)
      } finally {
        await stage.sandbox.clearFaults(subject.session.number)
      }
    }
  }
}

/** A call that moves money reads Assist first: the trouble begins when that read has been answered. */
async function onTheWay(
  subject: Subject,
  call: Call,
  begin: () => Promise<unknown>,
  end: () => Promise<unknown>,
): Promise<Told> {
  if (serviceOf(call) === "orderresult") await begin()
  else {
    passReads(subject, looksBefore(call))
    subject.lane.gate.before("orderresult", subject.keys, "reply", begin)
  }
  try {
    return await press(subject, call)
  } finally {
    await end()
  }
}

/** Lets the order's next reads pass, so that a plan laid after these is about the read that follows. */
export function passReads({ lane: { gate }, keys }: Subject, reads: number, at: "request" | "reply" = "reply"): void {
  for (let read = 0; read < reads; read++) gate.before("orderresult", keys, at, async () => undefined)
}
