import type { History } from "./acts"

/** Histories that once went wrong; played on every run. */
export const KEPT: readonly (History & { readonly why: string })[] = []
