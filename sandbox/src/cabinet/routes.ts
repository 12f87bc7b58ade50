import type { Routes } from "../http/router.ts"
export const cabinetRoutes: Routes = {}
