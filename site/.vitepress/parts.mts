import type { DefaultTheme } from "vitepress"
import { pageBySource, titleOf } from "./sources.mts"

export type Language = "en" | "ru"

/** One of the four readers of the site. */
interface Part {
  readonly title: Readonly<Record<Language, string>>
  /** Its pages with their short names, in reading order. A page that does not exist is left out. */
  readonly pages: readonly (readonly [page: string, en: string, ru: string])[]
}

const OWNER: Part = {
  title: { en: "Shop owner", ru: "Владельцу магазина" },
  pages: [
    ["install", "Install", "Установка"],
    ["going-live", "Going live", "Запуск"],
    ["admin", "Assist in the admin", "Assist в админке"],
    ["options", "Options", "Опции"],
    ["capture-on-fulfillment", "Capture when goods leave", "Списание при отправке"],
    ["order-edits", "Order edits", "Изменение заказа"],
    ["receipts", "Fiscal receipts", "Фискальные чеки"],
    ["wallets", "Apple Pay, Google Pay and others", "Apple Pay, Google Pay и другие"],
    ["stored-cards", "Stored cards", "Сохранённые карты"],
    ["subscriptions", "Subscriptions", "Подписки"],
    ["privacy", "Personal data", "Персональные данные"],
    ["changelog", "What is new", "Что нового"],
    ["upgrading", "Upgrading", "Обновление"],
  ],
}

const STOREFRONT: Part = {
  title: { en: "Storefront developer", ru: "Разработчику витрины" },
  pages: [
    ["storefront", "In the storefront", "Модуль для витрины"],
    ["store-api", "Store API", "API витрины"],
    ["admin-api", "Admin API", "API админки"],
    ["events", "Events", "События"],
    ["error-codes", "Error codes", "Коды ошибок"],
    ["readme", "All on one page", "Всё на одной странице"],
  ],
}

const ON_CALL: Part = {
  title: { en: "On call", ru: "Дежурному" },
  pages: [
    ["on-call", "Operations", "Эксплуатация"],
    ["discrepancies", "Discrepancies", "Расхождения"],
    ["several-instances", "Several Medusa processes", "Несколько процессов Medusa"],
    ["version-matrix", "Versions of Medusa", "Версии Medusa"],
    ["fault-matrix", "What was broken on purpose", "Что ломали нарочно"],
    ["soak", "A long run", "Долгий прогон"],
  ],
}

const CONTRIBUTOR: Part = {
  title: { en: "Contributor", ru: "Участнику проекта" },
  pages: [
    ["contributing", "Contributing", "Как участвовать"],
    ["architecture", "Architecture", "Архитектура"],
    ["decisions/index", "Decisions", "Решения"],
    ["gateway-client", "Gateway client", "Клиент Assist"],
    ["sandbox", "The sandbox", "Симулятор"],
    ["protocol", "Assist's protocol", "Протокол Assist"],
    ["assist-conformance", "Conformance with Assist", "Соответствие документам Assist"],
    ["medusa-contract", "Medusa's contract", "Что делает Medusa"],
    ["traps", "Traps of Medusa", "Ловушки Medusa"],
    ["open-questions", "Open questions", "Открытые вопросы"],
    ["sources", "Sources", "Источники"],
    ["benchmarks", "Figures", "Цифры"],
    ["releasing", "Releasing", "Выпуск версии"],
    ["security", "Security", "Безопасность"],
    ["status", "Status", "Состояние дел"],
  ],
}

const PARTS = [OWNER, STOREFRONT, ON_CALL, CONTRIBUTOR]
const existing = new Set(Array.from(pageBySource.values(), (page) => page.replace(/\.md$/, "")))
const planned = new Set(PARTS.flatMap(({ pages }) => pages.map(([page]) => page)))

/** Pages without a version in Russian. */
export const englishOnly: readonly string[] = [...existing].filter(
  (page) => !page.startsWith("ru/") && !existing.has(`ru/${page}`),
)

/** What no part names (a new page) is shown to contributors, so that no page is lost. The decisions stand in their list. */
const unplanned: Part["pages"] = [...existing]
  .filter((page) => !planned.has(page) && !/^(?:ru|decisions)\/|^index$/.test(page))
  .map((page) => [page, titleOf(`${page}.md`), titleOf(`${page}.md`)])

function linkTo(page: string): string {
  return `/${page.replace(/index$/, "")}`
}

function pagesOf({ pages }: Part, language: Language): DefaultTheme.SidebarItem[] {
  return pages
    .filter(([page]) => existing.has(page))
    .map(([page, en, ru]) => {
      if (language === "en") return { text: en, link: linkTo(page) }
      if (existing.has(`ru/${page}`)) return { text: ru, link: linkTo(`ru/${page}`) }
      return { text: `${ru} (англ.)`, link: linkTo(page) }
    })
}

/** The four parts with their pages. */
export function sidebar(language: Language): DefaultTheme.SidebarItem[] {
  return PARTS.map((part) => {
    const pages = part === CONTRIBUTOR ? [...part.pages, ...unplanned] : part.pages
    return {
      text: part.title[language],
      collapsed: part === CONTRIBUTOR,
      items: pagesOf({ ...part, pages }, language),
    }
  })
}

/** The bar at the top: each part by its main page. */
export function nav(language: Language): DefaultTheme.NavItem[] {
  const mainPages = [
    [OWNER, "admin"],
    [STOREFRONT, "storefront"],
    [ON_CALL, "on-call"],
    [CONTRIBUTOR, "contributing"],
  ] as const
  return mainPages.map(([part, main]) => {
    const translated = language === "ru" && existing.has(`ru/${main}`)
    return { text: part.title[language], link: linkTo(translated ? `ru/${main}` : main) }
  })
}
