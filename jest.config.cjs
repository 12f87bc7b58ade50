// One transform for every suite; scripts/test.mjs chooses what runs where.
const transform = {
  "^.+\\.[jt]sx?$": [
    "@swc/jest",
    {
      jsc: {
        parser: { syntax: "typescript", tsx: true, decorators: true },
        transform: { decoratorMetadata: true },
        target: "es2022",
      },
      // Dynamic imports stay: some packages are ES modules only.
      module: { type: "commonjs", ignoreDynamic: true },
    },
  ],
}

const suites = {
  unit: [
    "<rootDir>/src/**/__tests__/**/*.spec.ts",
    "<rootDir>/integration-tests/rules/**/*.spec.ts",
    "<rootDir>/integration-tests/soak/**/*.spec.ts",
    "<rootDir>/integration-tests/matrix/*.spec.ts",
    "<rootDir>/bench/**/__tests__/*.spec.ts",
  ],
  sandbox: ["<rootDir>/sandbox/src/**/__tests__/**/*.spec.ts"],
  gateway: ["<rootDir>/integration-tests/gateway/**/*.spec.ts"],
  module: ["<rootDir>/integration-tests/module/**/*.spec.ts"],
  http: ["<rootDir>/integration-tests/http/**/*.spec.ts"],
  model: ["<rootDir>/integration-tests/model/**/*.spec.ts"],
  faults: ["<rootDir>/integration-tests/faults/**/*.spec.ts"],
  instances: ["<rootDir>/integration-tests/instances/**/*.spec.ts"],
  install: ["<rootDir>/integration-tests/install/**/*.spec.ts"],
  browser: ["<rootDir>/integration-tests/browser/**/*.spec.ts"],
}

const suite = process.env.TEST_SUITE ?? "unit"

module.exports = {
  rootDir: __dirname,
  testEnvironment: "<rootDir>/integration-tests/support/patient-environment.cjs",
  transform,
  testMatch: suites[suite],
  modulePathIgnorePatterns: ["/\\.medusa/", "<rootDir>/demo/store/", "<rootDir>/\\.demo/", "<rootDir>/\\.test/"],
  testTimeout: suite === "unit" ? 10_000 : ["sandbox", "gateway"].includes(suite) ? 30_000 : 90_000,
  setupFiles: ["module", "http"].includes(suite) ? ["<rootDir>/integration-tests/support/clear-metadata.cjs"] : [],
}
