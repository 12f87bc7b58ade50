import { Client } from "pg"

/** The Postgres that scripts/test.mjs started. */
const server = {
  host: "localhost",
  port: Number(process.env["DB_PORT"]),
  user: process.env["DB_USERNAME"],
  password: process.env["DB_PASSWORD"],
}

/** A database of its own for one suite; asked directly, past the gate the stores go through. */
export class Database {
  private constructor(
    readonly name: string,
    private readonly client: Client,
  ) {}

  static async create(name: string): Promise<Database> {
    const maintenance = new Client({ ...server, database: "postgres" })
    await maintenance.connect()
    await maintenance.query(`drop database if exists ${name} with (force)`)
    await maintenance.query(`create database ${name}`)
    await maintenance.end()
    return await Database.open(name)
  }

  /** One more connection to a database that is there. */
  static async open(name: string): Promise<Database> {
    const client = new Client({ ...server, database: name })
    await client.connect()
    return new Database(name, client)
  }

  /** The address for a store. `localhost`: any other host makes Medusa ask for SSL. */
  url(port = server.port): string {
    return `postgres://${server.user}:${server.password}@localhost:${port}/${this.name}`
  }

  async rows<T = Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<T[]> {
    return (await this.client.query(sql, values)).rows as T[]
  }

  async close(): Promise<void> {
    await this.client.end()
  }
}
