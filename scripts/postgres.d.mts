/** A mistake in the surroundings, with its way out. */
export class SetupError extends Error {}

export interface RunningPostgres {
  readonly port: number
  readonly user: string
  readonly password: string
  url(database: string): string
  /** False when the database was already there. */
  createDatabase(name: string): Promise<boolean>
  stop(): Promise<void>
}

export function freePort(): Promise<number>
export function startPostgres(options: { dataDir: string; port?: number; flags?: string[] }): Promise<RunningPostgres>
