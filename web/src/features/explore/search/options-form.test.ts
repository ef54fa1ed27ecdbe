import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Chip } from './language/chips.ts'
import { joinSearch, splitSearch } from './language/chips.ts'
import { chipsOf, emptyForm, formOf } from './options-form.ts'

const name = fc.stringMatching(/^[\p{L}" :()?*-]{1,12}$/u).map((text) => text.trim())
const day = fc.constantFrom('', '2026-03-01', '2026-10-25')
const form = fc.record({
  ...{ from: name, to: name, subject: name, filename: name, attachments: fc.boolean(), first: day, last: day },
  size: fc.constantFrom('', '>1MB', '<100KB'),
  kind: fc.constantFrom('', 'pdf', 'sheet'),
})

test('what the form says is in the text, and fills the form again', () => {
  fc.assert(
    fc.property(form, (filled) => {
      const ordered = filled.last !== '' && filled.first > filled.last
      const expected = ordered ? { ...filled, first: filled.last, last: filled.first } : filled
      const { chips } = splitSearch(joinSearch({ chips: chipsOf(filled), rest: 'plan' }))
      expect(formOf(chips)).toEqual({ form: expected, others: [] })
    }),
  )
})

test('conditions that the form has no field for are kept', () => {
  const chips: Chip[] = [
    { criterion: 'from', value: 'ann' },
    { criterion: 'from', value: 'bob' },
    { criterion: 'hasattachments', value: 'false' },
    { criterion: 'cc', value: 'carl' },
    { criterion: 'date', value: 'tomorrow' },
    { criterion: 'kind', value: 'banana' },
  ]
  const { form, others } = formOf(chips)
  expect(form).toEqual({ ...emptyForm, from: 'ann' })
  expect([...chipsOf(form), ...others]).toEqual(chips)
})
