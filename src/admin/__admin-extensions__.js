
      // Auto-generated index file for Medusa Admin UI extensions
    import WidgetComponent0, { config as WidgetConfig0 } from "/work/wt/h12/src/admin/widgets/assist-order.tsx"

const widgetModule = { widgets: [
  {
    Component: WidgetComponent0,
    zone: ["order.details.side.after"],
    widgetId: "assist-order"
}
] }
    import RouteComponent0, { config as HandleConfig0 } from "/work/wt/h12/src/admin/routes/assist/page.tsx"
import RouteComponent1, { config as HandleConfig1 } from "/work/wt/h12/src/admin/routes/settings/assist/page.tsx"

const routeModule = { routes: [
    {
    Component: RouteComponent0,
    path: "/assist",
    handle: { label: HandleConfig0.label, translationNs: HandleConfig0.translationNs }
  },
{
    Component: RouteComponent1,
    path: "/settings/assist",
    handle: { label: HandleConfig1.label, translationNs: HandleConfig1.translationNs }
  }
]
 }
    import { config as RouteConfig0 } from "/work/wt/h12/src/admin/routes/assist/page.tsx"
import { config as RouteConfig1 } from "/work/wt/h12/src/admin/routes/settings/assist/page.tsx"

const menuItemModule = { menuItems: [
    {
    label: RouteConfig0.label,
    icon: RouteConfig0.icon,
    path: "/assist",
    nested: undefined,
    rank: undefined,
    translationNs: RouteConfig0.translationNs
  },
{
    label: RouteConfig1.label,
    icon: undefined,
    path: "/settings/assist",
    nested: undefined,
    rank: undefined,
    translationNs: RouteConfig1.translationNs
  }
]
 }
    

const formModule = { customFields: {
  
} }
    

const displayModule = { 
    displays: {
      
    }
   }
    import { deepMerge } from "@medusajs/admin-shared"
import i18nTranslations0 from "/work/wt/h12/src/admin/i18n/index.ts"
import i18nTranslations1 from "/work/wt/h12/src/admin/i18n/be/index.ts"
import i18nTranslations2 from "/work/wt/h12/src/admin/i18n/en/index.ts"
import i18nTranslations3 from "/work/wt/h12/src/admin/i18n/ru/index.ts"

const i18nModule = { resources: deepMerge(deepMerge(deepMerge(i18nTranslations0, i18nTranslations1), i18nTranslations2), i18nTranslations3) }
    

const cellRendererModule = {}
    

const layoutModule = { layouts: [
  
] }
    

const searchEntityModule = {}

    const plugin = {
      widgetModule,
      routeModule,
      menuItemModule,
      formModule,
      displayModule,
      i18nModule,
      cellRendererModule,
      layoutModule,
      searchEntityModule
    }

    export default plugin
    