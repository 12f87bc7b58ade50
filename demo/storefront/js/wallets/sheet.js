// The sheet of a played wallet. It looks like no wallet's own, and says what it is.
import { html } from "../html.js"
import { t } from "../language.js"

/** What the sandbox does with a token, by the name of its test card. */
const everyWallets = [
  { id: "approve", shown: "Visa •• 1111" },
  { id: "insufficient", shown: "Visa •• 1026" },
  { id: "slow", shown: "Visa •• 3006" },
]
/** A card of the Google account that has no token. */
const withoutToken = { id: "cvc", shown: "Visa •• 1111" }

/**
 * Opens the sheet.
 * @param {{ wallet: string, shopName: string, sum: string, hasCardsWithoutToken?: boolean }} what
 * @returns {{ chosen: Promise<string | undefined>, showPaying(): void, showEnd(well: boolean): Promise<void>, close(): void }}
 *   `chosen`: the card, or undefined when the shopper closed the sheet
 */
export function openSheet({ wallet, shopName, sum, hasCardsWithoutToken }) {
  const cards = hasCardsWithoutToken ? [...everyWallets, withoutToken] : everyWallets
  const dialog = document.createElement("dialog")
  dialog.className = "sheet"
  dialog.dataset.wallet = wallet
  dialog.setAttribute("aria-labelledby", "sheet-title")
  dialog.innerHTML = html`
    <p class="played"><strong>${t().sheetPlayed}</strong> ${t().sheetPlayedText.replace("{wallet}", wallet)}</p>
    <form method="dialog">
      <h2 id="sheet-title">${wallet}</h2>
      <dl class="totals"><div class="grand"><dt>${shopName}</dt><dd>${sum}</dd></div></dl>
      <fieldset class="plain"><legend>${t().sheetCard}</legend>
        ${cards.map(
          (
            { id, shown },
            index,
          ) => html`<label class="option"><input type="radio" name="card" value="${id}"${index === 0 ? html` checked` : ""}>
            <span class="what">${shown}<small>${t().sheetCards[id]}</small></span></label>`,
        )}
      </fieldset>
      <p class="actions"><button class="button" value="pay">${t().sheetPay}</button>
        <button class="quiet" value="close" formnovalidate>${t().sheetClose}</button></p>
    </form>
    <p class="sheet-state" role="status"></p>`
  document.body.append(dialog)
  dialog.addEventListener("close", () => dialog.remove())
  const state = dialog.querySelector(".sheet-state")
  const form = dialog.querySelector("form")
  const chosen = new Promise((resolve) => {
    dialog.addEventListener("cancel", () => resolve(undefined))
    form.addEventListener("submit", (event) => {
      event.preventDefault()
      if (event.submitter?.value !== "pay") {
        dialog.close()
        return resolve(undefined)
      }
      resolve(form.elements.card.value)
    })
  })
  dialog.showModal()
  return {
    chosen,
    showPaying() {
      form.inert = true
      state.textContent = t().sheetPaying
    },
    async showEnd(well) {
      state.textContent = well ? `✓ ${t().sheetDone}` : t().sheetFailed
      await new Promise((resolve) => setTimeout(resolve, 900))
      dialog.close()
    },
    close: () => dialog.close(),
  }
}
