// Licenses under which a shop may use what it gets with our packages without asking anybody, and without opening its own code.
export const ALLOWED = ["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT"]

/**
 * The license we take of an SPDX expression: the first allowed one of those that may be chosen.
 * @returns {string | undefined} undefined when none is allowed, or the expression is more than a choice
 */
export function chosenLicense(expression = "") {
  const choices = expression.replace(/^\((.*)\)$/, "$1").split(" OR ")
  return choices.find((license) => ALLOWED.includes(license))
}
