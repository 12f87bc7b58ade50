/** The Medusa versions the plugin was seen to work on, oldest first: those with a good row in docs/version-matrix.md, and no others. */
export const TRIED_VERSIONS = ["2.18.0", "2.19.0", "2.20.1", "2.21.2"] as const
