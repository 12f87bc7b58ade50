// Known vulnerabilities of what a shop gets with our packages.
import { spawnSync } from "node:child_process"
import { root } from "../ensure-installed.mjs"

/** @returns {{ result: "clean" | "found" | "unreachable", text: string }} */
export function audit() {
  const words = ["audit", "--omit=dev", "--audit-level=high"]
  const { status, stdout } = spawnSync("npm", [...words, "--json"], { cwd: root, encoding: "utf8" })
  const report = JSON.parse(stdout || "{}")
  // A registry that cannot be asked, or that keeps no list, answers without one.
  if (!report.metadata?.vulnerabilities) return { result: "unreachable", text: report.message ?? "npm said nothing" }
  const counts = Object.entries(report.metadata.vulnerabilities).filter(([, count]) => count > 0)
  const text = counts.map(([severity, count]) => `${count} ${severity}`).join(", ") || "none known"
  return { result: status === 0 ? "clean" : "found", text }
}
