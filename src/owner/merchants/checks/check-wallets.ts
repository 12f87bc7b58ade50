import { applePayOnPages, readCertificate, type Wallets } from "../../../merchant/wallet-options"
import { say } from "../../texts/say"
import { type Check, type CheckContext, check } from "./check"

const DAY_MS = 24 * 60 * 60 * 1000
/** Apple issues these certificates for 25 months; a month is enough to ask for the next one. */
const WARN_DAYS = 30

/** Which wallets are set up, and what each still lacks; none for a shop without wallets. Asks nobody. */
export function checkWallets(
  { merchant, production }: Pick<CheckContext, "merchant" | "production">,
  now = new Date(),
): Check[] {
  const { wallets } = merchant.options
  return [
    ...(wallets.google_pay ? [googlePay(wallets.google_pay, production)] : []),
    ...(wallets.apple_pay ? [applePay(wallets, now)] : []),
    ...(wallets.samsung_pay ? [inApps("samsung_pay", "Samsung Pay")] : []),
    ...(wallets.mir_pay ? [inApps("mir_pay", "Mir Pay")] : []),
  ]
}

function googlePay({ merchantId }: NonNullable<Wallets["google_pay"]>, production: boolean): Check {
  if (merchantId)
    return check(
      "google_pay",
      "ok",
      say(
        `Google Pay is set up (merchantId ${merchantId}).`,
        `Google Pay настроен (merchantId ${merchantId}).`,
        `Google Pay наладжаны (merchantId ${merchantId}).`,
      ),
    )
  return check(
    "google_pay",
    production ? "failed" : "warning",
    say(
      "Google Pay works in Google's test environment only: wallets.googlePay.merchantId is missing. The Google Pay & Wallet Console issues it.",
      "Google Pay работает только в тестовой среде Google: нет wallets.googlePay.merchantId. Его выдаёт Google Pay & Wallet Console.",
      "Google Pay працуе толькі ў тэставым асяроддзі Google: няма wallets.googlePay.merchantId. Яго выдае Google Pay & Wallet Console.",
    ),
  )
}

function applePay(wallets: Wallets, now: Date): Check {
  const onPages = applePayOnPages(wallets)
  if (!onPages) return inApps("apple_pay", "Apple Pay")
  const made = readCertificate(onPages.certificate)
  const until = made && new Date(made.validTo)
  const day = until?.toISOString().slice(0, 10)
  const isValid = made && until && new Date(made.validFrom) <= now && now < until
  if (!isValid)
    return check(
      "apple_pay",
      "failed",
      say(
        `Apple's merchant identity certificate is not valid${day ? ` (it ends on ${day})` : ""}: the button fails on every page. Make a new one in the Apple developer account and set wallets.applePay.certificate and privateKey.`,
        `Сертификат продавца Apple не действует${day ? ` (срок до ${day})` : ""}: кнопка не работает ни на одной странице. Выпустите новый в учётной записи разработчика Apple и задайте wallets.applePay.certificate и privateKey.`,
        `Сертыфікат прадаўца Apple не дзейнічае${day ? ` (тэрмін да ${day})` : ""}: кнопка не працуе ні на адной старонцы. Выпусціце новы ва ўліковым запісе распрацоўшчыка Apple і задайце wallets.applePay.certificate і privateKey.`,
      ),
    )
  if (until.getTime() - now.getTime() < WARN_DAYS * DAY_MS)
    return check(
      "apple_pay",
      "warning",
      say(
        `Apple's merchant identity certificate ends on ${day}. Make a new one in the Apple developer account before that day.`,
        `Сертификат продавца Apple действует до ${day}. Выпустите новый в учётной записи разработчика Apple заранее.`,
        `Сертыфікат прадаўца Apple дзейнічае да ${day}. Выпусціце новы ва ўліковым запісе распрацоўшчыка Apple загадзя.`,
      ),
    )
  return check(
    "apple_pay",
    "ok",
    wallets.apple_pay?.domainAssociation
      ? say(
          `Apple Pay is set up for the pages of ${onPages.domain}; its certificate is valid until ${day}.`,
          `Apple Pay настроен для страниц ${onPages.domain}; сертификат действует до ${day}.`,
          `Apple Pay наладжаны для старонак ${onPages.domain}; сертыфікат дзейнічае да ${day}.`,
        )
      : say(
          `Apple Pay is set up for the pages of ${onPages.domain}; its certificate is valid until ${day}. Apple's file for the domain is not served here (wallets.applePay.domainAssociation): the host itself must have it.`,
          `Apple Pay настроен для страниц ${onPages.domain}; сертификат действует до ${day}. Файл Apple для домена отсюда не отдаётся (wallets.applePay.domainAssociation): он должен быть на самом хосте.`,
          `Apple Pay наладжаны для старонак ${onPages.domain}; сертыфікат дзейнічае да ${day}. Файл Apple для дамена адсюль не аддаецца (wallets.applePay.domainAssociation): ён мусіць быць на самім хосце.`,
        ),
  )
}

/** Tokens of the shop's apps need nothing more than the option. */
function inApps(name: "apple_pay" | "samsung_pay" | "mir_pay", wallet: string): Check {
  return check(
    name,
    "ok",
    say(
      `${wallet}: tokens of the shop's apps are taken.`,
      `${wallet}: токены приложений магазина принимаются.`,
      `${wallet}: токены праграм крамы прымаюцца.`,
    ),
  )
}
