/**
 * Shares of a sum in whole minor units by weight, exact: each gets the whole part of its share, and the units that are left go
 * to the largest remainders, the first of equals. A weight of zero gets nothing. At least one weight must not be zero.
 */
export function spreadSum(sum: number, weights: readonly bigint[]): number[] {
  const total = weights.reduce((all, weight) => all + weight, 0n)
  const products = weights.map((weight) => weight * BigInt(sum))
  const shares = products.map((product) => Number(product / total))
  const missing = sum - shares.reduce((all, share) => all + share, 0)
  const byRemainder = products
    .map((product, index) => ({ index, remainder: product % total }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1))
  for (const { index } of byRemainder.slice(0, missing)) shares[index] = (shares[index] ?? 0) + 1
  return shares
}
