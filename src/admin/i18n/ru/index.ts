import actions from "./actions"
import discrepancies from "./discrepancies"
import order from "./order"
import pages from "./pages"
import receipts from "./receipts"
import settings from "./settings"

export default { ...order, ...actions, ...discrepancies, ...pages, ...receipts, ...settings }
