/** A failure with its way out: printed as text, without a stack. */
export class DemoError extends Error {
  /** @param {string} message @param {{ tail?: string, log?: string }} [details] the end of a child's output and its file */
  constructor(message, { tail, log } = {}) {
    super(message)
    this.tail = tail
    this.log = log
  }
}
