/** Names as people sort them: "Plan 2" before "Plan 10", case and accents aside. */
const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

export const byText =
  <Row>(text: (row: Row) => string) =>
  (a: Row, b: Row): number =>
    collator.compare(text(a), text(b))
