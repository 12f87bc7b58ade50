/** Why the shop refused something, for programs and for pages in other languages than English. */
export interface Refusal {
  /** One of `RefusalCode`; from a newer server perhaps one that this page does not know. */
  readonly code: string
  /** What fills the holes of its text. */
  readonly params: Readonly<Record<string, unknown>>
}
