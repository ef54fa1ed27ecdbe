export type Direction = 'asc' | 'desc'
export type Compare<Row> = (a: Row, b: Row) => number

/** Names as people sort them: "Plan 2" before "Plan 10", case and accents aside. */
const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

export const byText =
  <Row>(text: (row: Row) => string) =>
  (a: Row, b: Row): number =>
    collator.compare(text(a), text(b))

export const byNumber =
  <Row>(number: (row: Row) => number) =>
  (a: Row, b: Row): number =>
    number(a) - number(b)

/** ISO 8601 in UTC compares as text. Rows without a date come first. */
export const byDate =
  <Row>(date: (row: Row) => string | null) =>
  (a: Row, b: Row): number => {
    const [left, right] = [date(a) ?? '', date(b) ?? '']
    return left < right ? -1 : left > right ? 1 : 0
  }

/** The first that is not 0: later comparisons decide between equals, the id at last, so that order is total. */
export const inTurn =
  <Row>(...comparisons: ((a: Row, b: Row) => number)[]) =>
  (a: Row, b: Row): number => {
    for (const compare of comparisons) {
      const result = compare(a, b)
      if (result !== 0) return result
    }
    return 0
  }

export const towards = <Row>(direction: Direction, compare: Compare<Row>): Compare<Row> =>
  direction === 'asc' ? compare : (a, b) => compare(b, a)
