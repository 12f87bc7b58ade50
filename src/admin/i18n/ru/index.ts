import actions from "./actions"
import discrepancies from "./discrepancies"
import order from "./order"
import overview from "./overview"
import pages from "./pages"
import receipts from "./receipts"
import settings from "./settings"

export default { ...order, ...overview, ...actions, ...discrepancies, ...pages, ...receipts, ...settings }
