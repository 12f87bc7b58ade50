import { type ChildProcess, spawn } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"

/**
 * A sandbox of the bench's own.
 * @param file its database, which then stays
 */
export async function startSandbox(file?: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const folder = mkdtempSync(path.join(tmpdir(), "assist-bench-"))
  const child: ChildProcess = spawn(
    process.execPath,
    [
      "--import",
      "tsx",
      "sandbox/src/main.ts",
      "--port",
      "0",
      "--data",
      file ?? path.join(folder, "assist.sqlite"),
      "--merchant-id",
      "123456",
      "--login",
      "shoplogin",
      "--password",
      "Passw0rd1",
      "--secret-word",
      "s3cr3t-word",
    ],
    { stdio: ["ignore", "pipe", "inherit"] },
  )
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on("data", (chunk) => {
      const match = /Assist sandbox on (http:\/\/\S+)/.exec(String(chunk))
      if (match?.[1]) resolve(match[1])
    })
    child.on("exit", (code) => reject(new Error(`the sandbox ended with ${code}`)))
  })
  return {
    url,
    stop: async () => {
      const ended = new Promise((done) => child.once("exit", done))
      child.kill("SIGTERM")
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A request to the sandbox's control API. */
export async function control(serverUrl: string, where: string, body: unknown): Promise<unknown> {
  const answer = await fetch(`${serverUrl}/_control/${where}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`sandbox: ${where} -> ${answer.status} ${await answer.text()}`)
  return await answer.json()
}

/** The attempt under an order number, as the sandbox's ledger has it. */
export async function attemptOf(
  serverUrl: string,
  orderNumber: string,
): Promise<{ billnumber: string; orderamount: string }> {
  const answer = await fetch(`${serverUrl}/_control/orders?ordernumber=${orderNumber}`)
  const { orders } = (await answer.json()) as { orders: { billnumber: string; orderamount: string }[] }
  const [order] = orders
  if (!order) throw new Error(`Assist has no order ${orderNumber}`)
  return order
}

/** How often Assist was asked about an order since its list of requests was emptied. */
export async function countLooks(serverUrl: string): Promise<number> {
  const answer = await fetch(`${serverUrl}/_control/requests?service=orderresult`)
  return ((await answer.json()) as { requests: unknown[] }).requests.length
}

export async function forgetRequests(serverUrl: string): Promise<void> {
  await fetch(`${serverUrl}/_control/requests`, { method: "DELETE" })
}
