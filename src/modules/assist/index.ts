import { Module } from "@medusajs/framework/utils"
import logWire from "./loaders/log-wire"
import { AssistModuleService } from "./service"

/** Name under which the module is registered in the container. */
export const ASSIST_MODULE = "assist"

export default Module(ASSIST_MODULE, { service: AssistModuleService, loaders: [logWire] })
