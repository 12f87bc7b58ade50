import type { DefaultTheme } from "vitepress"
import { nav, sidebar } from "./parts.mts"

/** The words of the site itself, in Russian. */
export const russianTheme: DefaultTheme.Config = {
  nav: nav("ru"),
  sidebar: sidebar("ru"),
  outline: { label: "На этой странице", level: [2, 3] },
  docFooter: { prev: "Предыдущая страница", next: "Следующая страница" },
  darkModeSwitchLabel: "Оформление",
  lightModeSwitchTitle: "Светлое оформление",
  darkModeSwitchTitle: "Тёмное оформление",
  sidebarMenuLabel: "Содержание",
  returnToTopLabel: "Наверх",
  langMenuLabel: "Выбрать язык",
  skipToContentLabel: "Перейти к тексту",
  externalLinkIcon: true,
  notFound: {
    title: "Такой страницы нет",
    quote: "Возможно, её переименовали. Попробуйте поиск вверху страницы.",
    linkLabel: "На начальную страницу",
    linkText: "На начальную страницу",
  },
}

export const russianSearch: Partial<DefaultTheme.LocalSearchOptions> = {
  translations: {
    button: { buttonText: "Поиск", buttonAriaLabel: "Поиск" },
    modal: {
      displayDetails: "Показать подробности",
      resetButtonTitle: "Очистить",
      backButtonTitle: "Закрыть поиск",
      noResultsText: "Ничего не найдено:",
      footer: {
        selectText: "открыть",
        selectKeyAriaLabel: "Enter",
        navigateText: "выбрать",
        navigateUpKeyAriaLabel: "Стрелка вверх",
        navigateDownKeyAriaLabel: "Стрелка вниз",
        closeText: "закрыть",
        closeKeyAriaLabel: "Escape",
      },
    },
  },
}
