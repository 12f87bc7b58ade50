export { eraseAssistPersonalDataWorkflow } from "./erase-personal-data"
export { followAssistOrderWorkflow } from "./follow-assist-order"
