import type { MerchantClaim, MerchantSyncs } from "../../../src/modules/assist/ledger/merchant-syncs"

/** Until when Assist's list was read, in memory. One process runs at a time here, and each run asks. */
export class MemorySyncs implements Pick<MerchantSyncs, keyof MerchantSyncs> {
  private until: Date | undefined

  async claim(merchant: string, _everySeconds: number, minutes: number): Promise<MerchantClaim> {
    return { merchant, token: "model", syncedUntil: this.until, minutes, lastError: null, now: new Date(Date.now()) }
  }

  async seen(_claim: MerchantClaim, until: Date): Promise<void> {
    this.until = until
  }

  async release(): Promise<void> {}

  async inStep(): Promise<ReadonlyMap<string, Date>> {
    return new Map()
  }
}
