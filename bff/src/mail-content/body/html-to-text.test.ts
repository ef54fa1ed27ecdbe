import { describe, expect, test } from 'vitest'
import { htmlToText } from './html-to-text.ts'

const text = (html: string) => htmlToText(html, 1_000_000)

describe('HTML as text', () => {
  test.each([
    ['<p>One</p><p>two<br>three</p>', 'One\n\ntwo\nthree'],
    ['<h1>Title</h1>text <b>bo</b>ld', 'Title\n\ntext bold'],
    ['<div>a</div>\n  <div>b</div><div><div>c</div></div>', 'a\nb\nc'],
    ['a<br><br><br>b', 'a\n\nb'],
    ['<p>&nbsp;</p>first<p> </p>', 'first'],
    ['<ul><li>one<li> two</ul>', '- one\n- two'],
    ['<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', 'a\tb\nc'],
    ['<pre>  x\r\n   y</pre>z', '  x\n   y\nz'],
    [
      'a &lt;b&gt; &amp;amp; &euro;&#8364;&#x20AC;&#146; &unknown; &#0;&#xD800;',
      'a <b> &amp; €€€’ &unknown; \ufffd\ufffd',
    ],
    ['&Auml;&yuml;&alpha;&Omega;&hellip;&apos;', "Äÿαω…'".replace('ω', 'Ω')],
    ['<!-- a > b --><!DOCTYPE html><?xml a?>c', 'c'],
    ['1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
    ['a <b title="x > y" data-z=\'>\'>bold</b>', 'a bold'],
    ['', ''],
  ])('%j', (html, expected) => {
    expect(text(html)).toBe(expected)
  })

  test.each([
    ['<head><title>t</title></head>shown', 'shown'],
    ['<html><head><style>p{}</style><body>shown', 'shown'],
    ['<style>a</style>b<script>if (a<b) "</p>"</script>c', 'bc'],
    ['a<STYLE type="text/css">x</style >b', 'ab'],
    ['a<script>x</scripty>y', 'a'],
    ['a<svg><text>x</text></svg>b', 'ab'],
  ])('without what is no text: %j', (html, expected) => {
    expect(text(html)).toBe(expected)
  })

  test.each([
    ['<a href="https://example.org/?a=1&amp;b=2">here</a>', 'here [https://example.org/?a=1&b=2]'],
    ['<a href="https://Example.org/">example.org</a>', 'example.org'],
    ['<a href="mailto:jane@example.org">jane@example.org</a>', 'jane@example.org'],
    ['<a href="mailto:jane@example.org">Jane</a>', 'Jane [jane@example.org]'],
    ["<a class=b HREF='http://evil.example'>https://bank.example</a>", 'https://bank.example [http://evil.example]'],
    ['<a href="javascript:alert(1)">x</a><a href="#top">y</a><a name=z>z</a>', 'xyz'],
    ['<a href="https://a.example"><img src=x></a>b', 'b'],
  ])('with addresses of links that differ: %j', (html, expected) => {
    expect(text(html)).toBe(expected)
  })
})

describe('hostile HTML', () => {
  const SIZE = 2_000_000
  const pieces = [
    '<',
    '</',
    '<a ',
    '<a b="',
    '<a b="x" ',
    "<a '",
    '<!--',
    '<!',
    '<?',
    '<script>',
    '<script></scrip',
    '<style>',
    '<head>',
    '<svg>',
    '<title>',
    '&',
    '&#',
    '&amp',
    '&nbsp; ',
    '<a href="http://x">y',
    '<a href=',
    '<li>',
    '<br>x',
    '<pre>\n',
    ' ',
    '<td>x</td>',
    'cid:',
    '="',
    '\n',
    '<p>',
    '<body>',
  ]

  test.each(pieces)('%j over and over takes time in proportion', (piece) => {
    const html = piece.repeat(SIZE / piece.length)
    const start = process.cpuUsage()
    expect(htmlToText(html, 1_000_000).length).toBeLessThanOrEqual(1_000_000)
    expect(htmlToText(`<a ${html}`, 1_000_000).length).toBeLessThanOrEqual(1_000_000)
    // Quadratic would be hours.
    expect(process.cpuUsage(start).user / 1_000_000).toBeLessThan(10)
  })

  test('is cut with an ellipsis', () => {
    expect(htmlToText('word '.repeat(100), 20)).toBe('word word word word…')
  })
})
