import fc from 'fast-check'
import { expect, test } from 'vitest'
import { html } from './html.ts'

test('a value never becomes markup', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (value) => {
      const { markup } = html`<p title="${value}">${[value]}</p>`
      expect(markup.match(/[<>"]/g)?.join('')).toBe('<"">' + '<>')
    }),
  )
})

test('markup within markup stays markup, and nothing stays nothing', () => {
  expect(html`<ul>${[1, 2].map((item) => html`<li>${item}</li>`)}${false}${undefined}</ul>`.markup).toBe(
    '<ul><li>1</li><li>2</li></ul>',
  )
})
