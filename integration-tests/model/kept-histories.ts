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
]
