import type { WalletName } from "./wallet.ts"

/** A button to be drawn. */
export interface WalletButton {
  /** `page`: the link to Assist's page. */
  readonly wallet: WalletName | "page"
  readonly label: string
  /** Where it leads, for what pays on Assist's page; others open a sheet. */
  readonly href?: string
  /** To be called in the click itself: browsers open a wallet's sheet for nothing else. */
  readonly press: () => void
}

/** A plain button or link; the class names are for the shop's styles. */
export function drawButton({ wallet, label, href, press }: WalletButton, page: Document): HTMLElement {
  const element = page.createElement(href ? "a" : "button")
  const own = href ? { href } : { type: "button", onclick: press }
  return Object.assign(element, { className: `assist-wallet assist-${wallet}`, textContent: label, ...own })
}
