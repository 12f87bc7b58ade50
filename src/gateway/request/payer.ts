import type { FreeText } from "./free-text"

/**
 * Who pays, shown on the payment page. Assist removes characters from these silently, so they are stripped and cut
 * here; a value that would turn into another one (an e-mail, a phone, a country), or is none, is left out instead. With
 * the option `freeText: "refuse"` they are refused by name.
 */
export interface Payer {
  readonly firstname?: string
  readonly lastname?: string
  readonly middlename?: string
  readonly email?: string
  readonly address?: string
  readonly city?: string
  /** Region code, at most 3 characters; longer ones are left out. */
  readonly state?: string
  readonly zip?: string
  /** ISO 3166 alpha-3; anything else is left out. */
  readonly country?: string
  readonly homePhone?: string
  readonly mobilePhone?: string
  readonly workPhone?: string
  readonly fax?: string
}

/** Lengths as in seed 004 and protocol 3.1. */
export function payerFields(free: FreeText, payer: Payer): Record<string, string> {
  return {
    Lastname: free.plain("Lastname", payer.lastname, 70),
    Firstname: free.plain("Firstname", payer.firstname, 70),
    Middlename: free.plain("Middlename", payer.middlename, 70),
    Email: free.email("Email", payer.email, 128),
    Address: free.comment("Address", payer.address, 256),
    City: free.plain("City", payer.city, 70),
    State: free.whole("State", payer.state, 3),
    Zip: free.whole("Zip", payer.zip, 25),
    Country: free.country(payer.country),
    HomePhone: free.phone("HomePhone", payer.homePhone, 64),
    MobilePhone: free.phone("MobilePhone", payer.mobilePhone, 20),
    WorkPhone: free.phone("WorkPhone", payer.workPhone, 20),
    Fax: free.phone("Fax", payer.fax, 20),
  }
}
