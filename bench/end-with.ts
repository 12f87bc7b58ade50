/** Runs what a process was started for, and ends it whatever still holds it open. */
export function endWith(work: () => Promise<void>): void {
  work().then(
    () => process.exit(0),
    (error) => {
      console.error(error)
      process.exit(1)
    },
  )
}
