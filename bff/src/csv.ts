/** What spreadsheets take for the beginning of a formula, in its full-width forms too. */
const FORMULA = /^[\s]*[=+\-@＝＋－＠]|^[\t\r\n]/u

/** One cell, always quoted. What would be a formula is text, by an apostrophe before it. */
export const cell = (value: string | number): string => {
  const text = String(value)
  const safe = typeof value === 'string' && FORMULA.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}

export const line = (cells: readonly (string | number)[]): string => `${cells.map(cell).join(',')}\r\n`
