export { followAssistOrderWorkflow } from "./follow-assist-order"
