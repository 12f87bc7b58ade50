/**
 * Short by itself. A long run: FUZZ_RUNS=2500 npm test -- unit --testPathPattern src/receipts --testTimeout 900000.
 * FUZZ_SEED repeats a run that failed.
 */
export const runs = {
  numRuns: Number(process.env["FUZZ_RUNS"] ?? "60"),
  ...(process.env["FUZZ_SEED"] ? { seed: Number(process.env["FUZZ_SEED"]) } : undefined),
}
