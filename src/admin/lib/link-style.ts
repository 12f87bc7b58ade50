/**
 * How a link looks. Medusa's own blue has a contrast of 3.7 on white, and 4.5 is needed to read it well: this is the one that
 * it takes under the pointer. The line tells a link from the text around it without any color.
 */
export const LINK_STYLE = { color: "var(--fg-interactive-hover)", textDecoration: "underline" } as const
