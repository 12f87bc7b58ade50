import type { LinkHistory } from "./link-acts"

/** Histories that once went wrong; played on every run. */
export const KEPT_LINKS: readonly (LinkHistory & { readonly why: string })[] = [
  {
    why: "a capture's process died before its transaction, and an edit then canceled the payment: 50.00 were asked for again",
    holdAsked: false,
    takenAtOnce: false,
    two: false,
    total: 15_000,
    acts: [
      { do: "shopper pays", which: 0 },
      { do: "notification", which: 0 },
      { do: "mishap", moment: "after call", mishap: "crash" },
      { do: "capture", which: 0 },
      { do: "order changes", total: 30_000, told: true },
    ],
  },
  {
    why: "the order became dearer while its payment was being written: nobody asked for the difference",
    holdAsked: false,
    takenAtOnce: false,
    two: false,
    total: 15_000,
    acts: [
      { do: "shopper pays", which: 0 },
      { do: "arrives", what: "order changes", moment: "core writes row", total: 25_000 },
      { do: "notification", which: 0 },
    ],
  },
  {
    why: "cheaper while a rest was asked for beside the hold: core made the rest smaller, and 100.00 stayed held on 50.00",
    holdAsked: false,
    takenAtOnce: false,
    two: false,
    total: 20_000,
    acts: [
      { do: "shopper pays", which: 0 },
      { do: "order changes", total: 25_000, told: true },
      { do: "order changes", total: 25_000, told: true },
      { do: "order changes", total: 15_000, told: true },
    ],
  },
  {
    why: "dearer while its capture ran, whose process died before the transaction: the charged 50.00 were never told to the order",
    holdAsked: false,
    takenAtOnce: false,
    two: false,
    total: 15_000,
    acts: [
      { do: "mishap", moment: "core writes transaction", mishap: "crash" },
      { do: "shopper pays", which: 0 },
      { do: "shopper comes back twice" },
      { do: "arrives", what: "order changes", moment: "core writes row", total: 30_000 },
      { do: "capture", which: 0 },
      { do: "mishap", moment: "read Assist", mishap: "crash" },
    ],
  },
  {
    why: "dearer while its capture ran, whose process died before it asked Assist: the row of nothing stayed with the payment that was left",
    holdAsked: false,
    takenAtOnce: false,
    two: false,
    total: 15_000,
    acts: [
      { do: "shopper pays", which: 0 },
      { do: "mishap", moment: "after intent", mishap: "crash" },
      { do: "shopper comes back twice" },
      { do: "arrives", what: "order changes", moment: "core writes row", total: 30_000 },
      { do: "capture", which: 0 },
    ],
  },
]
