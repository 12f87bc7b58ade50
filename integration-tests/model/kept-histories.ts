import type { History } from "./acts"

/** Histories that once went wrong; played on every run. */
export const KEPT: readonly (History & { readonly why: string })[] = [
  {
    why: "order cancel wrote a refund of a capture that never was: transactions of the canceled order came to -100.00",
    holdAsked: true,
    takenAtOnce: false,
    acts: [
      { do: "shopper pays" },
      { do: "shopper completes" },
      { do: "mishap", moment: "call Assist", mishap: "crash" },
      { do: "capture", sum: null },
      { do: "time passes", minutes: 3 },
      { do: "cancel order" },
    ],
  },
  {
    why: "a refund made before the crash was never told to the order, which was then canceled: +100.00",
    holdAsked: false,
    takenAtOnce: true,
    acts: [
      { do: "shopper pays" },
      { do: "shopper completes" },
      { do: "mishap", moment: "write outcome", mishap: "crash" },
      { do: "refund", sum: null },
      { do: "time passes", minutes: 3 },
      { do: "cancel order" },
    ],
  },
  {
    why: "a hold was asked for and the money taken at once: its full refund was never known to be carried out",
    holdAsked: true,
    takenAtOnce: true,
    acts: [{ do: "shopper pays" }, { do: "shopper completes" }, { do: "refund", sum: null }],
  },
  {
    why: "the charge's notification came while the call hung; equal books ended all looks, and then the process died: +0.00",
    holdAsked: true,
    takenAtOnce: false,
    acts: [
      { do: "shopper pays" },
      { do: "shopper completes" },
      { do: "arrives", what: "notification", moment: "after call" },
      { do: "mishap", moment: "after call", mishap: "crash" },
      { do: "capture", sum: 4_000 },
    ],
  },
  {
    why: "two different refunds at once: core wrote both transactions with the sum of one",
    holdAsked: true,
    takenAtOnce: false,
    acts: [
      { do: "shopper pays" },
      { do: "shopper completes" },
      { do: "capture", sum: null },
      { do: "refund twice", sums: [4_000, 1_500] },
    ],
  },
  {
    why: "a refund carried out before the crash, and the cancellation's own refund refused: 40.00 stayed with the shop",
    holdAsked: true,
    takenAtOnce: true,
    acts: [
      { do: "shopper pays" },
      { do: "shopper completes" },
      { do: "mishap", moment: "write outcome", mishap: "crash" },
      { do: "refund", sum: 4_000 },
      { do: "time passes", minutes: 3 },
      { do: "call fault", fault: "declined" },
      { do: "cancel order" },
    ],
  },
  {
    why: "a return made in the cabinet earlier counted as the refund that never came to Assist",
    holdAsked: true,
    takenAtOnce: true,
    acts: [
      { do: "shopper pays" },
      { do: "shopper completes" },
      { do: "cabinet cancels", sum: 4_000 },
      { do: "notification" },
      { do: "call fault", fault: "lost before effect" },
      { do: "refund", sum: 4_000 },
    ],
  },
]
