/** As much of it as the bench uses; the package brings no types. */
declare module "sql.js" {
  interface Database {
    exec(sql: string): { values: unknown[][] }[]
    run(sql: string): void
    export(): Uint8Array
    close(): void
  }
  export default function initSqlJs(): Promise<{ Database: new (data: Uint8Array) => Database }>
}
