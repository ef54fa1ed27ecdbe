import type { Database, Value } from './database.ts'

/** Rows a statement: few round trips to PostgreSQL, and no more than two statements to prepare. */
const BATCH = 50

/** @param target table and columns, as after `insert into` */
export async function insertRows(database: Database, target: string, rows: Value[][]): Promise<void> {
  const whole = rows.length - (rows.length % BATCH)
  for (let start = 0; start < whole; start += BATCH) await insert(database, target, rows.slice(start, start + BATCH))
  for (const row of rows.slice(whole)) await insert(database, target, [row])
}

async function insert(database: Database, target: string, rows: Value[][]): Promise<void> {
  let number = 0
  const tuples = rows.map((row) => `(${row.map(() => `$${++number}`).join(', ')})`)
  await database.run(`insert into ${target} values ${tuples.join(', ')}`, rows.flat())
}
