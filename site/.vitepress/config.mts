import { slug } from "github-slugger"
import { defineConfig } from "vitepress"
import { englishOnly, nav, sidebar } from "./parts.mts"
import { followSources, prepared, preparePages } from "./prepare-pages.mts"
import { repositoryLinks } from "./repository-links.mts"
import { russianSearch, russianTheme } from "./russian.mts"
import { REPOSITORY, sourceByPage } from "./sources.mts"

preparePages()

const base = process.env.DOCS_BASE ?? "/"

/** Most of the words stand in the papers of contributors, too: others find their own pages first. Runs in the browser, alone. */
function boostDocument(page: string): number {
  const papers =
    /\/(?:protocol|assist-conformance|medusa-contract|traps|sources|status|open-questions|fault-matrix|architecture|changelog|sandbox|decisions)\b/
  return papers.test(page) ? 0.4 : 1
}

export default defineConfig({
  title: "medusa-payment-assist",
  base,
  srcDir: prepared,
  cleanUrls: true,
  head: [["link", { rel: "icon", type: "image/svg+xml", href: `${base}icon.svg` }]],
  markdown: {
    // What looks like HTML is text, as `14/<parameter>` is. The pages need none.
    html: false,
    // The anchors GitHub makes: links to headings work in the repository and on the site.
    anchor: { slugify: slug },
    config: repositoryLinks,
  },
  locales: {
    root: {
      label: "English",
      lang: "en",
      description: "Take payments through Assist in a Medusa store: hold, capture, refund, receipts",
    },
    ru: {
      label: "Русский",
      lang: "ru",
      description: "Приём платежей через Assist в магазине на Medusa: блокировка, списание, возврат, чеки",
      themeConfig: russianTheme,
    },
  },
  themeConfig: {
    logo: "/icon.svg",
    nav: nav("en"),
    sidebar: sidebar("en"),
    outline: { level: [2, 3] },
    externalLinkIcon: true,
    notFound: { title: "There is no such page", quote: "It may have been renamed. Try the search at the top." },
    socialLinks: [{ icon: "github", link: REPOSITORY }],
    search: {
      provider: "local",
      options: { locales: { ru: russianSearch }, miniSearch: { searchOptions: { boostDocument } } },
    },
  },
  // For what shows or edits the source of a page.
  transformPageData: ({ relativePath }) => ({ filePath: sourceByPage.get(relativePath) ?? relativePath }),
  vite: {
    define: { __ENGLISH_ONLY__: JSON.stringify(englishOnly) },
    plugins: [followSources()],
  },
})
