import { Html } from "./html.ts"

/** The one style sheet of all pages, sent inside them: the sandbox needs nothing from anywhere else. */
export const STYLES = new Html(`
:root {
  color-scheme: light;
  --ink: #16202c; --soft: #5b6875; --line: #dde3e9; --paper: #fff; --ground: #f3f5f8;
  --brand: #0b5cab; --brand-dark: #084a8a; --brand-pale: #e8f1fb;
  --good: #14703f; --good-pale: #e3f4ea; --bad: #b3261e; --bad-pale: #fcebea;
  --hold: #7a5200; --hold-pale: #fdf2d9; --wait: #3d4c5c; --wait-pale: #e9edf2; --back: #5a3e99; --back-pale: #efeafa;
}
* { box-sizing: border-box }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif; }
a { color: var(--brand) } a:hover { color: var(--brand-dark) }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 1rem } h2 { font-size: 1.1rem; margin: 0 0 .75rem }
p { margin: 0 0 .75rem } small, .soft { color: var(--soft) } small { font-size: .85rem }
code { font: .9em ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere }
.top { background: var(--paper); border-bottom: 1px solid var(--line) }
.top-in { max-width: 1080px; margin: 0 auto; padding: .75rem 1.25rem; display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; align-items: center }
.brand { font-weight: 700; color: var(--ink); text-decoration: none; display: inline-flex; align-items: center; gap: .5rem }
.brand i { font-style: normal; font-weight: 600; font-size: .75rem; color: var(--hold); background: var(--hold-pale); border-radius: 99px; padding: .1rem .6rem }
.top nav { display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin-right: auto } .top nav a { text-decoration: none }
.top nav a[aria-current] { color: var(--ink); font-weight: 600 }
.langs { margin-left: auto; display: flex; gap: .25rem } .langs a, .langs b { padding: .1rem .5rem; border-radius: 6px; text-decoration: none; font-size: .9rem }
.langs b { background: var(--brand-pale); color: var(--brand-dark) }
main { max-width: 1080px; margin: 0 auto; padding: 1.5rem 1.25rem 3rem } main.narrow { max-width: 520px }
.card { background: var(--paper); border: 1px solid var(--line); border-radius: 14px; padding: 1.25rem; margin: 0 0 1.25rem }
.pay { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 400px); gap: 1.25rem; align-items: start }
.pay .card { margin: 0 } .pay .wide-card { grid-column: 1 / -1 }
.sum { font-size: 2rem; font-weight: 700; letter-spacing: -.02em; margin: 0 0 .25rem; white-space: nowrap }
dl.facts { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: .35rem 1rem; margin: 0 }
dl.facts dt { color: var(--soft) } dl.facts dd { margin: 0; text-align: right; overflow-wrap: anywhere }
dl.facts.left { gap: .35rem 2rem } dl.facts.left dd { text-align: left }
.timer { display: flex; justify-content: space-between; gap: 1rem; background: var(--brand-pale); color: var(--brand-dark); border-radius: 10px; padding: .5rem .9rem; margin: 1rem 0 0; font-size: .9rem }
.timer b { font-variant-numeric: tabular-nums }
label { display: block; font-size: .9rem; font-weight: 600; margin: 0 0 .9rem } label > small { font-weight: 400 }
label.check { display: flex; gap: .5rem; align-items: baseline; font-weight: 400; margin: 0 0 .5rem }
input:not([type=checkbox]), select { display: block; width: 100%; height: 2.9rem; margin-top: .25rem; padding: .65rem .75rem; font: inherit; font-weight: 400; color: inherit; background: #fff; border: 1px solid #b9c4cf; border-radius: 9px }
input:focus-visible, select:focus-visible, button:focus-visible, a:focus-visible { outline: 3px solid #9cc6f1; outline-offset: 1px }
input.number { letter-spacing: .06em; font-variant-numeric: tabular-nums }
.two { display: grid; grid-template-columns: 1fr 1fr; gap: 0 .9rem }
button, .button { font: inherit; font-weight: 600; border: 1px solid transparent; border-radius: 10px; padding: .7rem 1.1rem; cursor: pointer; background: var(--brand); color: #fff; text-decoration: none; display: inline-block; text-align: center }
button:hover, .button:hover { background: var(--brand-dark); color: #fff }
button.wide { width: 100%; font-size: 1.05rem; padding: .85rem }
button.quiet, .button.quiet { background: #fff; color: var(--ink); border-color: #b9c4cf } button.quiet:hover, .button.quiet:hover { background: var(--ground) }
button.danger { background: #fff; color: var(--bad); border-color: #e3b3b0 } button.danger:hover { background: var(--bad-pale) }
button.small, .button.small { padding: .3rem .7rem; font-size: .9rem; border-radius: 8px }
.row { display: flex; flex-wrap: wrap; gap: .6rem; align-items: center } .row > button { flex: 1 }
.note { border-radius: 10px; padding: .7rem .9rem; margin: 0 0 1rem; background: var(--wait-pale) }
.note.bad { background: var(--bad-pale); color: var(--bad) } .note.good { background: var(--good-pale); color: var(--good) } .note.hold { background: var(--hold-pale); color: var(--hold) }
.cards { list-style: none; margin: 0; padding: 0; display: grid; gap: .5rem; grid-template-columns: repeat(auto-fill, minmax(235px, 1fr)) }
.cards button { width: 100%; height: 100%; display: flex; flex-direction: column; gap: .1rem; text-align: left; background: #fff; color: var(--ink); border: 1px solid var(--line); padding: .45rem .7rem; font-weight: 400; font-size: .9rem }
.cards button:hover { border-color: var(--brand); background: var(--brand-pale) } .cards code { white-space: nowrap; color: var(--soft) }
.means { min-width: 130px } .means.google_pay { background: #fff; border-color: #747775; border-radius: 99px } .means.apple_pay, .means.apple_pay:hover { background: #000; color: #fff; border-color: #000 } .means.sbp { border-color: #5b57a2; color: #1d1346 }
.badge { display: inline-block; border-radius: 99px; padding: .1rem .65rem; font-size: .85rem; font-weight: 600; background: var(--wait-pale); color: var(--wait) }
.badge.good { background: var(--good-pale); color: var(--good) } .badge.bad { background: var(--bad-pale); color: var(--bad) }
.badge.hold { background: var(--hold-pale); color: var(--hold) } .badge.back { background: var(--back-pale); color: var(--back) }
.outcome { text-align: center } .outcome .mark { font-size: 2rem; line-height: 3.75rem; width: 3.75rem; height: 3.75rem; border-radius: 50%; margin: .25rem auto 1rem; background: var(--wait-pale); color: var(--wait) }
.outcome .mark.good { background: var(--good-pale); color: var(--good) } .outcome .mark.bad { background: var(--bad-pale); color: var(--bad) } .outcome .mark.hold { background: var(--good-pale); color: var(--good) }
.outcome dl { text-align: left; margin: 1.25rem 0 }
.scroll { overflow-x: auto } 
.columns { columns: 2 400px; column-gap: 1.25rem } .columns .card { break-inside: avoid }
.lines { columns: 2 380px; list-style: none; margin: 0; padding: 0 } .lines li { padding: .15rem 0; break-inside: avoid }
table { border-collapse: collapse; width: 100%; font-size: .92rem } th { text-align: left; color: var(--soft); font-weight: 600; font-size: .82rem }
th, td { padding: .55rem .75rem .55rem 0; border-bottom: 1px solid var(--line); vertical-align: top } td code { white-space: nowrap } td.sum-cell, th.sum-cell { text-align: right; padding-right: 1.5rem; white-space: nowrap; font-variant-numeric: tabular-nums } tr:last-child td { border-bottom: 0 }
.filter { display: grid; grid-template-columns: repeat(auto-fit, minmax(170px, 1fr)); gap: 0 1rem; align-items: end } .filter button { margin-bottom: .9rem }
.grid { display: grid; grid-template-columns: repeat(auto-fit, minmax(300px, 1fr)); gap: 1.25rem; align-items: start } .grid .card { margin: 0 }
.money { display: grid; grid-template-columns: repeat(auto-fit, minmax(130px, 1fr)); gap: .75rem; margin: 1rem 0 0 } .money div { background: var(--ground); border-radius: 10px; padding: .6rem .8rem } .money b { display: block; font-size: 1.15rem; font-variant-numeric: tabular-nums; white-space: nowrap }
details summary { cursor: pointer; color: var(--brand) } details pre { overflow-x: auto; font-size: .8rem; background: var(--ground); border-radius: 8px; padding: .6rem }
.pages { display: flex; gap: 1rem; justify-content: space-between; align-items: center; margin-top: 1rem }
footer { max-width: 1080px; margin: 0 auto; padding: 0 1.25rem 2rem; color: var(--soft); font-size: .85rem }
@media (max-width: 820px) { .pay { grid-template-columns: minmax(0, 1fr) } .pay .summary { order: -1 } main { padding-top: 1rem } }
@media (max-width: 480px) { .card { padding: 1rem; border-radius: 12px } .sum { font-size: 1.7rem } .top-in { padding: .6rem 1rem } .top nav { order: 1; width: 100% } main { padding-left: .75rem; padding-right: .75rem } }
`)
