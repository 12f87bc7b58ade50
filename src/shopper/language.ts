/** Languages of everything a shopper reads. */
export type ShopperLanguage = "en" | "ru" | "be"

/** Speakers of these languages of the region get Russian rather than English. */
const RUSSIAN_FOR = new Set(["ru", "uk", "kk", "ky", "uz", "tg", "hy", "az"])

/** The shopper's language from `Accept-Language`, in the browser's order of preference. */
export function shopperLanguage(acceptLanguage: string | undefined): ShopperLanguage {
  const preferred = (acceptLanguage ?? "")
    .split(",")
    .map((entry) => {
      const [tag = "", ...parameters] = entry.trim().toLowerCase().split(";")
      const quality = parameters.find((parameter) => parameter.trim().startsWith("q="))
      return { language: tag.split("-")[0] ?? "", quality: quality ? Number(quality.trim().slice(2)) : 1 }
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
  for (const { language } of preferred) {
    if (language === "be") return "be"
    if (RUSSIAN_FOR.has(language)) return "ru"
    if (language === "en") return "en"
  }
  return "en"
}
