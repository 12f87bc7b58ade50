import { admin, customer, merchants } from "./credentials.mjs"

/** What a program needs to use a running demo (`--json`). */
export function describeRun({ addresses, ports, databaseUrl, facts, paths, withPlugin }) {
  return {
    shopUrl: addresses.shop,
    apiUrl: addresses.api,
    adminUrl: addresses.admin,
    admin,
    customer,
    sandboxUrl: addresses.sandbox,
    cabinetUrl: addresses.cabinet,
    notificationUrl: addresses.notification,
    merchants,
    publishableKey: facts.publishableKey,
    regions: facts.regions,
    databaseUrl,
    ports,
    stateDir: paths.dir,
    withPlugin,
    launcherPid: process.pid,
  }
}

function table(rows) {
  const heads = rows.map(([head]) => head.length)
  const bodies = rows.map(([, body]) => body.length)
  const [left, right] = [Math.max(...heads), Math.max(...bodies)]
  const rule = (a, b, c) => a + "─".repeat(left + 2) + b + "─".repeat(right + 2) + c
  const lines = rows.map(([head, body]) => `│ ${head.padEnd(left)} │ ${body.padEnd(right)} │`)
  return [rule("┌", "┬", "┐"), ...lines, rule("└", "┴", "┘")].join("\n")
}

/** What a person needs: where everything is, and what to try. */
export function summaryText({ addresses, paths, withPlugin }) {
  const rows = [
    ["Shop", addresses.shop],
    ["Medusa admin", `${addresses.admin}   login ${admin.email}   password ${admin.password}`],
  ]
  rows.push([
    "A customer's account",
    `${addresses.shop}/account   login ${customer.email}   password ${customer.password}`,
  ])
  if (withPlugin) rows.push(["Assist sandbox, cabinet", addresses.cabinet])
  rows.push(["Logs", paths.logs])
  if (!withPlugin) return `${table(rows)}\n\nThis is the store without the Assist plugin. Ctrl-C stops everything.`
  return `${table(rows)}

What to try
  1. Shop: put something in the cart, check out (the form is filled in), press "Pay with Assist".
  2. Sandbox: pay with a test card; the page lists them all, a click fills the form. For example
       4111 1111 1111 1111  approved               4000 0000 0000 1026  not enough money
       4000 0000 0003 0033  3-D Secure, code 1234  4000 0000 0000 3006  a slow bank
     You come back to an order, or to a reason and another try. Close the tab after paying: the order still comes.
  3. Admin, Orders: open it, press Capture payment; refund a part of it. Cancel another, uncaptured order.
  4. Cabinet: see what Assist booked: the hold, the charge, the refund, the release. Charge or cancel there by hand.
  5. Capture a part of an order: the command is in demo/README.md; then look at the cabinet again.
  6. Shop, checkout: choose "Google Pay or Apple Pay": a sheet that plays the wallet opens, and says so.
  7. Log in as the customer: save a card on Assist's page, pay with it next time, remove it; subscribe to an order,
     play the next month in the account, cancel. The admin shows agreements under Assist.

Ctrl-C stops everything. The next run takes seconds and keeps your orders; npm run demo -- --reset starts afresh.`
}
