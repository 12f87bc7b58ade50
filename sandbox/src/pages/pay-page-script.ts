import { Html } from "./html.ts"

/** Fills in the form from a test card, groups the digits, counts down. Both numbers are the server's own. */
export function payPageScript(secondsLeft: number, year: number): Html {
  return new Html(`
(() => {
  const form = document.getElementById("card-form"), cards = document.getElementById("test-cards")
  if (form) fillIn()
  const end = Date.now() + ${secondsLeft} * 1000, left = document.getElementById("left")
  const timer = setInterval(() => {
    const seconds = Math.max(0, Math.round((end - Date.now()) / 1000))
    left.textContent = Math.floor(seconds / 60) + ":" + String(seconds % 60).padStart(2, "0")
    if (seconds > 0) return
    clearInterval(timer)
    document.querySelector("#leave-form button[value=timeout]").click()
  }, 500)
  function fillIn() {
    document.querySelector(".js-hint").hidden = false
    document.querySelector(".plain-hint").hidden = true
    const group = (value) => value.replace(/\\D/g, "").slice(0, 19).replace(/(\\d{4})(?=\\d)/g, "$1 ")
    form.Cardnumber.value = group(form.Cardnumber.value)
    form.Cardnumber.addEventListener("input", () => { form.Cardnumber.value = group(form.Cardnumber.value) })
    form.Expiry.addEventListener("input", () => {
      const digits = form.Expiry.value.replace(/\\D/g, "").slice(0, 4)
      form.Expiry.value = digits.length > 2 ? digits.slice(0, 2) + "/" + digits.slice(2) : digits
    })
    cards.addEventListener("click", (event) => {
      const button = event.target.closest("button")
      if (!button) return
      event.preventDefault()
      form.Cardnumber.value = group(button.dataset.number)
      form.Expiry.value = "12/${year}"
      form.Cvc2.value = "123"
      form.Cardholder.value = "TEST CARDHOLDER"
      form.querySelector("button").focus()
      form.scrollIntoView({ block: "nearest", behavior: "smooth" })
    })
  }
})()
`)
}
