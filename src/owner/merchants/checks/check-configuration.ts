import { isPrivateHost } from "../../../gateway/private-host"
import { say } from "../../texts/say"
import { type Check, type CheckContext, check } from "./check"
import { reason } from "./check-server"

const WAIT_MS = 8_000
/** Assist delivers to these ports only (protocol 7.2). */
const PORTS = new Set(["", "80", "443", "8080", "8443"])

/** Where Assist sends its notifications. */
export function notificationUrl(backendUrl: string): string {
  return `${backendUrl}/hooks/assist`
}

/** Whether Assist can reach us: the address, and whether it leads to this plugin when asked from here. */
export async function checkNotificationUrl({ merchant, production }: CheckContext): Promise<Check> {
  const url = notificationUrl(merchant.options.backendUrl)
  const { hostname, protocol, port } = new URL(url)
  const bad = production ? "failed" : "warning"
  if (isPrivateHost(hostname))
    return check(
      "notification_url",
      bad,
      say(
        `Assist cannot reach ${url}: backendUrl names this machine or a private network. Without notifications payments are noticed minutes later.`,
        `Ассист не сможет обратиться к ${url}: backendUrl указывает на этот сервер или частную сеть. Без уведомлений о платежах узнают с опозданием в минуты.`,
        `Ассіст не зможа звярнуцца да ${url}: backendUrl указвае на гэты сервер або прыватную сетку. Без апавяшчэнняў пра плацяжы даведаюцца са спазненнем у хвіліны.`,
      ),
    )
  if (protocol !== "https:" || !PORTS.has(port))
    return check(
      "notification_url",
      bad,
      say(
        `${url}: use https and one of the ports 443, 8443, 80, 8080; Assist delivers to no other.`,
        `${url}: используйте https и один из портов 443, 8443, 80, 8080; на другие Ассист не отправляет.`,
        `${url}: выкарыстоўвайце https і адзін з партоў 443, 8443, 80, 8080; на іншыя Ассіст не адпраўляе.`,
      ),
    )
  return await askOurselves(url)
}

async function askOurselves(url: string): Promise<Check> {
  try {
    // An empty message: the plugin rejects it with Assist's own XML, which nothing else answers with.
    const response = await fetch(url, { method: "POST", body: "", signal: AbortSignal.timeout(WAIT_MS) })
    if ((await response.text()).includes("pushpaymentresult"))
      return check(
        "notification_url",
        "ok",
        say(`${url} leads to this plugin.`, `${url} ведёт к этому модулю.`, `${url} вядзе да гэтага модуля.`),
      )
    return unreachable(url, `HTTP ${response.status}`)
  } catch (error) {
    return unreachable(url, reason(error))
  }
}

function unreachable(url: string, why: string): Check {
  return check(
    "notification_url",
    "warning",
    say(
      `${url} did not answer as this plugin when asked from here (${why}). Check backendUrl and the proxy in front of Medusa.`,
      `${url} при проверке отсюда не ответил как этот модуль (${why}). Проверьте backendUrl и прокси перед Medusa.`,
      `${url} пры праверцы адсюль не адказаў як гэты модуль (${why}). Праверце backendUrl і проксі перад Medusa.`,
    ),
  )
}

/** What the browser carries can be changed in it; most of that is noticed afterwards, and none of it has to be. */
export function checkOpenOrder({ merchant }: CheckContext): Check {
  if (merchant.options.openOrder === "request")
    return check(
      "open_order",
      "ok",
      say(
        "This server opens orders at Assist itself; only a link passes the shopper's browser.",
        "Заказы в Ассист открывает сам сервер; через браузер покупателя проходит только ссылка.",
        "Заказы ў Ассіст адкрывае сам сервер; праз браўзер пакупніка праходзіць толькі спасылка.",
      ),
    )
  return check(
    "open_order",
    "warning",
    say(
      'Shoppers\' browsers open orders at Assist with a form, which can be read and changed there. Recommended: openOrder: "request". Until then have Assist verify the check value of orders.',
      'Заказы в Ассист открывает форма в браузере покупателя, где её можно прочитать и изменить. Рекомендуется openOrder: "request". До тех пор пусть Ассист проверяет контрольное значение заказов.',
      'Заказы ў Ассіст адкрывае форма ў браўзеры пакупніка, дзе яе можна прачытаць і змяніць. Рэкамендуецца openOrder: "request". Да таго часу няхай Ассіст правярае кантрольнае значэнне заказаў.',
    ),
  )
}

/** Test payments are not money: they must not be taken for it where real customers buy. */
export function checkTestMode({ merchant, production }: CheckContext): Check {
  const { testMode, serverUrl } = merchant.options
  if (testMode)
    return check(
      "test_mode",
      production ? "failed" : "warning",
      say(
        "testMode is on: payments that Assist marks as tests become paid orders. Turn it off before you sell.",
        "testMode включён: тестовые платежи Ассист становятся оплаченными заказами. Выключите его до начала продаж.",
        "testMode уключаны: тэставыя плацяжы Ассіст становяцца аплачанымі заказамі. Выключыце яго да пачатку продажаў.",
      ),
    )
  if (/(^|\.)(demo|test|t|d)\./.test(new URL(serverUrl).hostname))
    return check(
      "test_mode",
      "warning",
      say(
        `${serverUrl} looks like a test server of Assist, and testMode is off: its payments will be refused.`,
        `${serverUrl} похож на тестовый сервер Ассист, а testMode выключен: такие платежи не будут приняты.`,
        `${serverUrl} падобны да тэставага сервера Ассіст, а testMode выключаны: такія плацяжы не будуць прыняты.`,
      ),
    )
  return check(
    "test_mode",
    "ok",
    say(
      "Only real payments are accepted.",
      "Принимаются только настоящие платежи.",
      "Прымаюцца толькі сапраўдныя плацяжы.",
    ),
  )
}
