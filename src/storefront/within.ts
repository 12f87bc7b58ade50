/** What others' servers get before the page goes on without them. */
const NOT_LONG = 5000

/** What a promise gives in time; undefined when it is late or fails. */
export function within<T>(promise: Promise<T>, ms = NOT_LONG): Promise<T | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms, undefined)
    promise
      .catch(() => undefined)
      .then((value) => {
        clearTimeout(timer)
        resolve(value)
      })
  })
}
