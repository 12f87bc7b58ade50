import { get } from "./api.js"
import { language } from "./language.js"

const fields =
  "id,title,handle,description,thumbnail,metadata,options.title,*variants,+variants.metadata,*variants.calculated_price"
const loaded = new Map()

/** All products with their prices in a region. */
export async function loadProducts(regionId) {
  if (!loaded.has(regionId)) {
    const answer = await get(
      `/store/products?region_id=${regionId}&limit=100&order=created_at&fields=${encodeURIComponent(fields)}`,
    )
    for (const product of answer.products) product.variants.sort((a, b) => a.variant_rank - b.variant_rank)
    loaded.set(regionId, answer.products)
  }
  return loaded.get(regionId)
}

const english = (thing, name) => (language() === "en" ? thing?.metadata?.[name] : undefined)

export const productTitle = (product) => english(product, "title") ?? product.title
export const productDescription = (product) => english(product, "description") ?? product.description
export const optionTitle = (product) => english(product, "option") ?? product.options?.[0]?.title ?? ""
export const variantTitle = (variant) => english(variant, "title") ?? variant.title

/** The name of an order's or a cart's line in the page's language. */
export function lineTitle(line, products) {
  const product = products.find(({ id }) => id === line.product_id)
  const variant = product?.variants.find(({ id }) => id === line.variant_id)
  return {
    title: product ? productTitle(product) : (line.product_title ?? line.title),
    variant: variant ? variantTitle(variant) : line.variant_title,
  }
}
