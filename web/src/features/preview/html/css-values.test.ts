import { expect, test } from 'vitest'
import { isHarmless } from './css-values.ts'

test.each([
  'red',
  'rgb(1, 2, 3)',
  'calc((100% - 10px) * 2)',
  'linear-gradient(90deg, rgba(0, 0, 0, 0.5), red)',
  '"Segoe UI", Arial',
  '"url(not one)"',
  String.raw`"a \" url(x)"`,
])('computes only: %s', (value) => expect(isHarmless(value)).toBe(true))

test.each([
  'url("https://evil.example/x")',
  'URL(x)',
  'red, url(x)',
  'image-set("https://evil.example/x" 1x)',
  '-webkit-image-set("x" 1x)',
  '-webkit-cross-fade(url(x), url(y), 50%)',
  'src("x")',
  'image("x")',
  'element(#x)',
  'paint(x)',
  'var(--x)',
  'env(x)',
  'attr(data-x)',
  'attr(data-x type(<url>))',
  String.raw`u\72l(x)`,
  String.raw`\75 rl(x)`,
  '"</style><img src=x>"',
  '"unfinished url(x)',
  'red} @import "x"; {',
  'expression(alert(1))',
  'calc(url(x))',
])('may load something: %s', (value) => expect(isHarmless(value)).toBe(false))
