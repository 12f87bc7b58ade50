const { TestEnvironment } = require("jest-environment-node")

/** How many times as long everything may take: `scripts/test.mjs` says so where a suite gets only what others leave of the processor. */
const patience = Number(process.env.TEST_PATIENCE ?? 1)

/** Stretches every time limit of Jest, also those that a test or a hook brings along. */
module.exports = class PatientEnvironment extends TestEnvironment {
  stretched = new WeakSet()

  handleTestEvent({ name, test, hook }, state) {
    if (name === "run_start") state.testTimeout *= patience
    if (name === "test_start") this.stretch(test)
    if (name === "hook_start") this.stretch(hook)
  }

  stretch(limited) {
    if (!limited.timeout || this.stretched.has(limited)) return
    this.stretched.add(limited)
    limited.timeout *= patience
  }
}
