/** Asks the database, rows as they come. */
export type Ask = (sql: string) => Promise<Record<string, string>[]>

/**
 * A whole small database as SQL, tables and rows, for a machine without `pg_dump`. Knows what Medusa and the plugin use: tables,
 * sequences, defaults, constraints and indexes of the schema `public`.
 */
export async function dumpDatabase(ask: Ask): Promise<string> {
  const statements: string[] = []
  const add = (rows: Record<string, string>[]) => statements.push(...rows.map(({ sql }) => `${sql};`))
  add(await ask(TYPES))
  add(await ask(SEQUENCES))
  add(await ask(TABLES))
  for (const { name, columns, values } of await ask(ROWS)) {
    const rows = await ask(`select concat_ws(', ', ${values}) as row from "${name}"`)
    if (rows.length > 0)
      statements.push(`insert into "${name}" (${columns}) values\n${rows.map(({ row }) => `(${row})`).join(",\n")};`)
  }
  add(await ask(SEQUENCE_VALUES))
  add(await ask(CONSTRAINTS))
  add(await ask(INDEXES))
  return `${statements.join("\n")}\n`
}

const TYPES = `
  select format('create type %I as enum (%s)', t.typname, string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder)) as sql
    from pg_type t join pg_enum e on e.enumtypid = t.oid
   where t.typnamespace = 'public'::regnamespace group by t.typname order by t.typname`

const SEQUENCES = `
  select format('create sequence %I', relname) as sql from pg_class
   where relkind = 'S' and relnamespace = 'public'::regnamespace order by relname`

const COLUMNS = `
  select c.oid, c.relname, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull, a.attgenerated,
         pg_get_expr(d.adbin, d.adrelid) as value
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
   where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`

const TABLES = `
  select format('create table %I (%s)', relname, string_agg(format('%I %s%s%s', attname, type,
           case when attgenerated = 's' then format(' generated always as (%s) stored', value)
                when value is not null then ' default ' || value else '' end,
           case when attnotnull then ' not null' else '' end), ', ' order by attnum)) as sql
    from (${COLUMNS}) columns group by relname order by relname`

const ROWS = `
  select relname as name, string_agg(quote_ident(attname), ', ' order by attnum) as columns,
         string_agg(format('quote_nullable(%I::text)', attname), ', ' order by attnum) as values
    from (${COLUMNS}) columns where attgenerated = '' group by relname order by relname`

const SEQUENCE_VALUES = `
  select format('select setval(%L, %s)', sequencename, last_value) as sql from pg_sequences
   where schemaname = 'public' and last_value is not null order by sequencename`

/** Foreign keys last: they need the keys of others. */
const CONSTRAINTS = `
  select format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as sql
    from pg_constraint
   where connamespace = 'public'::regnamespace and conrelid <> 0 and contype in ('p', 'u', 'c', 'f')
   order by contype = 'f', contype <> 'p', conrelid::regclass::text, conname`

const INDEXES = `
  select i.indexdef as sql from pg_indexes i
   where i.schemaname = 'public'
     and not exists (select 1 from pg_constraint where conname = i.indexname and connamespace = 'public'::regnamespace)
   order by i.indexname`
