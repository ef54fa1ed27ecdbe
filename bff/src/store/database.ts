import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { fold } from '../fold.ts'

export type Value = string | number | bigint | null | Uint8Array
export type Row = Record<string, Value>

/**
 * What the stores need of a database. The SQL is what SQLite and PostgreSQL both run unchanged: `$1` parameters in
 * order, text, integers (epoch milliseconds for times), `on conflict`; and `fold(text)`, text as people look for it,
 * which is given to the database, since neither knows how to.
 */
export interface Database {
  all<T extends Row = Row>(sql: string, parameters?: Value[]): Promise<T[]>
  get<T extends Row = Row>(sql: string, parameters?: Value[]): Promise<T | undefined>
  /** Number of rows changed. */
  run(sql: string, parameters?: Value[]): Promise<number>
  /** All of `work` or nothing of it. */
  transaction<T>(work: (database: Database) => Promise<T>): Promise<T>
  close(): Promise<void>
}

const migrations = join(import.meta.dirname, 'migrations')

/** Opens (and where needed makes or migrates) the SQLite file `portal.db` in the folder. */
export async function openSqlite(folder: string): Promise<Database> {
  const sqlite = new DatabaseSync(join(folder, 'portal.db'), { timeout: 5000 })
  // FULL: a restore's intent must be on disk before the request goes upstream, also when the power fails.
  sqlite.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on')
  migrate(sqlite)
  return sqliteDatabase(sqlite)
}

/** Opens the SQLite file of a portal, that may be running, to read what is there. */
export function openExistingSqlite(folder: string): Database {
  return sqliteDatabase(new DatabaseSync(join(folder, 'portal.db'), { readOnly: true, timeout: 5000 }))
}

function migrate(sqlite: DatabaseSync): void {
  sqlite.exec('begin immediate')
  sqlite.exec('create table if not exists migrations (name text primary key, at integer not null)')
  const done = new Set(
    sqlite
      .prepare('select name from migrations')
      .all()
      .map((row) => row.name),
  )
  for (const name of readdirSync(migrations)
    .filter((file) => file.endsWith('.sql'))
    .sort()) {
    if (done.has(name)) continue
    sqlite.exec(readFileSync(join(migrations, name), 'utf8'))
    sqlite.prepare('insert into migrations (name, at) values (?, ?)').run(name, Date.now())
  }
  sqlite.exec('commit')
}

function sqliteDatabase(sqlite: DatabaseSync): Database {
  sqlite.function('fold', { deterministic: true }, (text) => (typeof text === 'string' ? fold(text) : null))
  const statements = new Map<string, StatementSync>()
  const prepare = (sql: string) => {
    const known = statements.get(sql)
    if (known) return known
    const statement = sqlite.prepare(sql)
    statements.set(sql, statement)
    return statement
  }
  // node:sqlite binds `$1` by name.
  const bind = (parameters: Value[]): Record<string, SQLInputValue> =>
    Object.fromEntries(parameters.map((value, index) => [`$${index + 1}`, value]))

  const plain: Database = {
    all: async <T extends Row>(sql: string, parameters: Value[] = []) => prepare(sql).all(bind(parameters)) as T[],
    get: async <T extends Row>(sql: string, parameters: Value[] = []) =>
      prepare(sql).get(bind(parameters)) as T | undefined,
    run: async (sql, parameters = []) => Number(prepare(sql).run(bind(parameters)).changes),
    transaction: (work) => work(plain),
    close: async () => sqlite.close(),
  }

  // One connection: while a transaction is open every other caller waits for it.
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = turn.then(work, work)
    turn = next.catch(() => {})
    return next
  }
  return {
    all: (sql, parameters) => inTurn(() => plain.all(sql, parameters)) as never,
    get: (sql, parameters) => inTurn(() => plain.get(sql, parameters)) as never,
    run: (sql, parameters) => inTurn(() => plain.run(sql, parameters)),
    transaction: (work) =>
      inTurn(async () => {
        sqlite.exec('begin immediate')
        try {
          const result = await work(plain)
          sqlite.exec('commit')
          return result
        } catch (error) {
          sqlite.exec('rollback')
          throw error
        }
      }),
    close: () => inTurn(plain.close),
  }
}
