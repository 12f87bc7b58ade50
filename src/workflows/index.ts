export { agreeOnRecurringPaymentsWorkflow } from "./agree-on-recurring-payments"
export { chargeAgreementWorkflow } from "./charge-agreement"
export { eraseAssistPersonalDataWorkflow } from "./erase-personal-data"
export { followAssistOrderWorkflow } from "./follow-assist-order"
