import type { Theme } from "vitepress"
import { withBase } from "vitepress"
import DefaultTheme from "vitepress/theme"
import "./style.css"

/** Pages without a version in Russian, such as `protocol`; put in when the site is built. */
declare const __ENGLISH_ONLY__: readonly string[]

const theme: Theme = {
  extends: DefaultTheme,
  enhanceApp({ router }) {
    // The menu of languages leads to the same page in Russian. Where there is none, the Russian start page opens.
    router.onBeforeRouteChange = (to) => {
      const start = withBase("/ru/")
      const path = new URL(to, "http://site").pathname
      if (!path.startsWith(start)) return
      const page = path
        .slice(start.length)
        .replace(/\.html$/, "")
        .replace(/\/$/, "/index")
      if (!__ENGLISH_ONLY__.includes(page)) return
      void router.go(start)
      return false
    }
  },
}

export default theme
