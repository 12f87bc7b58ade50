import { readFileSync } from "node:fs"
import type axe from "axe-core"
import type { Page } from "playwright-core"

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8")
/** WCAG 2.2 at level AA, and what axe-core itself counts as good practice. */
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
const SCHEMES = ["light", "dark"] as const
const WIDTHS = [1280, 390] as const
/** All of a page in sight: of what has to be scrolled to, axe-core does not know the colors. */
const HEIGHT = 4000

type Scheme = (typeof SCHEMES)[number]

/**
 * Fails when axe-core finds a fault in a part of the page, light or dark, on a desktop or on a phone. Each fault is told with its
 * rule, its selector and what is wrong; of a contrast that is both colors and their ratio.
 * @param part a selector of what is ours; without one the whole page. A part that is not there fails too.
 */
export async function expectAccessible(page: Page, part?: string, schemes: readonly Scheme[] = SCHEMES): Promise<void> {
  const faults = await faultsOf(page, part, schemes)
  if (faults.length > 0)
    throw new Error(`${faults.length} faults of accessibility in ${part ?? page.url()}:\n\n${faults.join("\n\n")}`)
}

/** The same, as texts; one for each element and rule, however often it was found. */
export async function faultsOf(page: Page, part?: string, schemes: readonly Scheme[] = SCHEMES): Promise<string[]> {
  const before = { viewport: page.viewportSize(), scheme: await schemeOf(page) }
  const faults = new Map<string, string[]>()
  // Medusa's buttons have other colors under the pointer, and which one is there changes with the width.
  await page.mouse.move(0, 0)
  for (const width of WIDTHS)
    for (const scheme of schemes) {
      await page.setViewportSize({ width, height: HEIGHT })
      await wear(page, scheme)
      for (const fault of await look(page, part))
        faults.set(fault, [...(faults.get(fault) ?? []), `${scheme} ${width}`])
    }
  if (before.viewport) await page.setViewportSize(before.viewport)
  await wear(page, before.scheme)
  return [...faults].map(([fault, looks]) => `${fault}\n  seen: ${looks.join(", ")}`)
}

async function schemeOf(page: Page): Promise<Scheme> {
  return await page.evaluate(() => {
    const { classList } = document.documentElement
    const dark = classList.contains("light") ? false : matchMedia("(prefers-color-scheme: dark)").matches
    return classList.contains("dark") || dark ? "dark" : "light"
  })
}

/** A shopper's page follows the browser; Medusa's admin carries its theme in a class, set when it starts. */
async function wear(page: Page, scheme: Scheme): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme })
  await page.evaluate((chosen) => {
    const { classList, style } = document.documentElement
    if (!classList.contains("light") && !classList.contains("dark")) return
    classList.remove("light", "dark")
    classList.add(chosen)
    style.colorScheme = chosen
  }, scheme)
}

async function look(page: Page, part: string | undefined): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE)
  const violations = await page.evaluate(
    async ([selector, tags]) => {
      // Half a transition has neither the color before nor the one after. This way of adding a style no page's policy forbids.
      const still = new CSSStyleSheet()
      still.replaceSync("*, ::before, ::after { transition: none !important; animation: none !important }")
      document.adoptedStyleSheets.push(still)
      const { axe: checker } = window as unknown as { axe: typeof axe }
      try {
        const found = await checker.run(selector ? { include: selector } : document, {
          runOnly: [...tags],
          resultTypes: ["violations"],
        })
        return found.violations
      } finally {
        document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== still)
      }
    },
    [part, TAGS] as const,
  )
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(" ")}\n  ${node.html.slice(0, 160)}\n  ${whatIsWrong(node)}`),
  )
}

function whatIsWrong({ any, all, none }: axe.NodeResult): string {
  return [...all, ...none, ...any].map(({ message }) => message).join("\n  ")
}
