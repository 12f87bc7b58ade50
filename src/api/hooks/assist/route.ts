import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { handleNotification } from "../../../follow/notifications/handle-notification"
import { notificationFormat, rejectXml } from "../../../gateway"

/** The longest field list of protocol 7.3, with order positions, stays far below this. */
const MOST_BYTES = 256 * 1024

/**
 * Assist's notifications (protocol 7), for all merchants, as a form or in SOAP, up to 256 KiB. Each is compared with the merchant's secret
 * word, stored, confirmed by asking Assist, and answered within 15 seconds with Assist's own XML, `pushpaymentresult`. Set this address in
 * Assist's cabinet.
 * @throws 200 with a failure in the XML: the message can never become valid. Assist does not repeat it.
 * @throws 413: it is too long.
 * @throws 503 or 500 without XML: it could not be stored. Assist repeats it.
 */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const body = await readBody(req)
  if (!body) {
    // 2: "Сгенерированный документ слишком большой" (seed 004). Final: it would be as long the next time.
    res
      .status(413)
      .set("Connection", "close")
      .type("text/xml; charset=utf-8")
      .send(rejectXml("4", "2", notificationFormat(req.headers["content-type"])))
    res.once("finish", () => req.destroy())
    return
  }
  try {
    const { status, xml } = await handleNotification(req.scope, body, req.headers["content-type"])
    res.status(status)
    if (xml) res.type("text/xml; charset=utf-8").send(xml)
    else res.end()
  } catch (error) {
    req.scope.resolve(ContainerRegistrationKeys.LOGGER).error(`[assist] notification: ${(error as Error).message}`)
    res.status(500).end() // no valid XML: Assist repeats
  }
}

/** Reads the bytes up to the limit; `undefined` beyond it, with the connection still open for an answer. */
function readBody(req: MedusaRequest): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    req.on("data", (chunk: Buffer) => {
      size += chunk.length
      if (size <= MOST_BYTES) chunks.push(chunk)
      else {
        req.pause()
        resolve(undefined)
      }
    })
    req.on("end", () => resolve(Buffer.concat(chunks)))
    req.on("error", reject)
    req.on("aborted", () => reject(new Error("the sender closed the connection")))
  })
}
