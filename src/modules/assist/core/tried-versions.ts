/** The Medusa versions the plugin was tried with, oldest first: `npm run matrix` runs through them (docs/version-matrix.md). */
export const TRIED_VERSIONS = ["2.18.0", "2.19.0", "2.20.1", "2.21.2"] as const
