interface Sort {
  readonly value: string
  readonly english: string
  readonly sku: string
  readonly byn: number
  readonly rub: number
}

interface Article {
  readonly handle: string
  readonly title: string
  readonly description: string
  /** The same in English, for the storefront's language switch. */
  readonly english: { readonly title: string; readonly description: string; readonly option: string }
  readonly option: string
  readonly sorts: readonly Sort[]
}

/** What the demo sells: sums with kopecks, because that is where payment code breaks. */
export const catalogue: readonly Article[] = [
  {
    handle: "linen-towel",
    title: "Льняное полотенце",
    description: "Оршанский лён с красной каймой. Становится мягче с каждой стиркой.",
    english: {
      title: "Linen towel",
      description: "Orsha linen with a red border. Gets softer with every wash.",
      option: "Size",
    },
    option: "Размер",
    sorts: [
      { value: "50 × 70 см", english: "50 × 70 cm", sku: "TOWEL-50", byn: 33.35, rub: 949.9 },
      { value: "70 × 140 см", english: "70 × 140 cm", sku: "TOWEL-70", byn: 58.4, rub: 1665.55 },
    ],
  },
  {
    handle: "samovar",
    title: "Самовар на три литра",
    description: "Тульский, латунный, на углях или шишках. Чай на всю родню.",
    english: {
      title: "Three-litre samovar",
      description: "Brass, from Tula, fired with charcoal or pine cones. Tea for all the relatives.",
      option: "Finish",
    },
    option: "Отделка",
    sorts: [
      { value: "латунь", english: "brass", sku: "SAMOVAR-BRASS", byn: 489.9, rub: 13990 },
      { value: "никель", english: "nickel", sku: "SAMOVAR-NICKEL", byn: 512.25, rub: 14640.4 },
    ],
  },
  {
    handle: "clay-mug",
    title: "Глиняная кружка",
    description: "Ручная работа, 350 мл. Двух одинаковых не бывает.",
    english: {
      title: "Clay mug",
      description: "Made by hand, 350 ml. No two are alike.",
      option: "Glaze",
    },
    option: "Глазурь",
    sorts: [
      { value: "васильковая", english: "cornflower blue", sku: "MUG-BLUE", byn: 24.8, rub: 699.99 },
      { value: "терракота", english: "terracotta", sku: "MUG-TERRA", byn: 24.8, rub: 699.99 },
    ],
  },
  {
    handle: "straw-bird",
    title: "Соломенная птица",
    description: "Белорусский оберег из ржаной соломы: висит под потолком и кружится от тепла.",
    english: {
      title: "Straw bird",
      description: "A Belarusian charm of rye straw: hangs from the ceiling and turns in the warm air.",
      option: "Size",
    },
    option: "Размер",
    sorts: [{ value: "18 см", english: "18 cm", sku: "BIRD-18", byn: 17.15, rub: 489.45 }],
  },
  {
    handle: "honey",
    title: "Мёд с Налибокской пущи",
    description: "Липа, вереск и дикий кипрей. Прошлого лета.",
    english: {
      title: "Naliboki forest honey",
      description: "Linden, heather and wild fireweed. Last summer's.",
      option: "Jar",
    },
    option: "Банка",
    sorts: [
      { value: "0,5 кг", english: "0.5 kg", sku: "HONEY-05", byn: 19.99, rub: 569.9 },
      { value: "1 кг", english: "1 kg", sku: "HONEY-1", byn: 36.6, rub: 1039 },
    ],
  },
]
