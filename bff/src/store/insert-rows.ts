import type { Database, Value } from './database.ts'

/** Rows a statement: few round trips to PostgreSQL, and no more than two statements to prepare. */
const BATCH = 50

/**
 * @param target table and columns, as after `insert into`
 * @param otherwise what to do with a row that is there already, as after the values
 */
export async function insertRows(
  database: Database,
  target: string,
  rows: Value[][],
  otherwise: '' | 'on conflict do nothing' = '',
): Promise<void> {
  const whole = rows.length - (rows.length % BATCH)
  const batches = Array.from({ length: whole / BATCH }, (_, index) => rows.slice(index * BATCH, (index + 1) * BATCH))
  for (const batch of batches) await insert(database, target, batch, otherwise)
  for (const row of rows.slice(whole)) await insert(database, target, [row], otherwise)
}

async function insert(database: Database, target: string, rows: Value[][], otherwise: string): Promise<void> {
  let number = 0
  const tuples = rows.map((row) => `(${row.map(() => `$${++number}`).join(', ')})`)
  await database.run(`insert into ${target} values ${tuples.join(', ')} ${otherwise}`, rows.flat())
}
