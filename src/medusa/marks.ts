/** What the plugin writes into the metadata of Medusa's rows, each key spelled here only. */

/** In a refund's metadata: the refund was made at Assist, Medusa only books it. */
export const MADE_AT_ASSIST = "made_at_assist"

/** In a payment collection's metadata: it asks for what a kept hold does not cover, and the plugin keeps its sum right. */
export const BESIDE_HOLD = "assist_beside_hold"
