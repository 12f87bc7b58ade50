/** Short by itself. A long run: FUZZ_RUNS=20000 npm test -- unit -t receipts; FUZZ_SEED repeats a run that failed. */
export const runs = {
  numRuns: Number(process.env["FUZZ_RUNS"] ?? "150"),
  ...(process.env["FUZZ_SEED"] ? { seed: Number(process.env["FUZZ_SEED"]) } : undefined),
}
