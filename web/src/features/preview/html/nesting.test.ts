import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isTooDeep } from './nesting.ts'

const times = 20_000

test.each([
  ['elements', '<div>'],
  ['upper case, with attributes', '<DIV class="a">\n'],
  ['tables', '<table><tr><td>'],
  ['formatting', '<b>'],
  ['ends of what was never opened', '<div></span>'],
  ['ends in comments', '<div><!-- </div> -->'],
  ['ends that a table keeps from counting', '<div><table></div></table>'],
  ['ends of formatting around blocks', '<b><div></b>'],
])('thousands within each other are too deep: %s', (_, html) => {
  expect(isTooDeep(html.repeat(times))).toBe(true)
})

test.each([
  ['paragraphs, closed or not', '<p>x<p>y</p>'],
  ['lists', '<ul><li>x<li>y</ul>'],
  ['what has no end tag', '<br><hr><img src="x">'],
  ['elements beside each other', '<div><span><b>x</b></span></div>'],
  ['rows of sloppy tables', '<table><tr><td><div><font size=2>x<td><span>y</table>'],
  ['a comment without an end', '<!-- <div>'],
  ['less than', '1 < 2 </3>'],
])('thousands beside each other are not: %s', (_, html) => {
  expect(isTooDeep(html.repeat(times))).toBe(false)
})

test('one long table whose cells close nothing is not', () => {
  expect(isTooDeep(`<table>${'<tr><td><font color=red><div>x'.repeat(times)}</table>`)).toBe(false)
})

test('what is closed as it was opened is as deep as it is', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4000 }), (depth) => {
      expect(isTooDeep(`${'<section>'.repeat(depth)}x${'</section>'.repeat(depth)}`)).toBe(depth > 2000)
    }),
  )
})
