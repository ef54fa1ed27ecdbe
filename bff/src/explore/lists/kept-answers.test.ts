import { expect, test } from 'vitest'
import { NotModified, PreparedJson } from '../../prepared-json.ts'
import { KeptAnswers } from './kept-answers.ts'

const bytes = (size: number) => new Uint8Array(size)
const wish = { encoding: 'br', ifNoneMatch: undefined } as const

test('an answer is kept as it was made, for each encoding, until its portal session ends', () => {
  const answers = new KeptAnswers('secret')
  expect(answers.find('ann inbox', wish)).toBeUndefined()
  const kept = answers.keep('ann inbox', bytes(10), 'br')
  expect(answers.find('ann inbox', wish)).toBe(kept)
  expect(answers.find('ann inbox', { ...wish, encoding: 'gzip' })).toBeUndefined()
  expect(answers.find('bob inbox', wish)).toBeUndefined()
  answers.forget('an')
  expect(answers.find('ann inbox', wish)).toBe(kept)
  answers.forget('ann')
  expect(answers.find('ann inbox', wish)).toBeUndefined()
})

test('whoever has an answer need not be sent it again: by any replica, after a restart, and only theirs', () => {
  const { etag } = new KeptAnswers('secret').keep('ann inbox', bytes(10), 'br')
  const ask = (key: string, ifNoneMatch: string | null, secret = 'secret') =>
    new KeptAnswers(secret).find(key, { encoding: 'gzip', ifNoneMatch: ifNoneMatch ?? '' })
  expect(etag).toMatch(/^W\/"[\w-]{22}"$/)
  expect(ask('ann inbox', etag)).toEqual(new NotModified(etag ?? ''))
  expect(ask('ann inbox', `"other", ${etag}`)).toBeInstanceOf(NotModified)
  for (const [key, tag, secret] of [
    ['ann inbox', '*'],
    ['ann inbox', '"other"'],
    ['ann sent', etag],
    ['bob inbox', etag],
    ['ann inbox', etag, 'another secret'],
  ] as const) {
    expect(ask(key, tag, secret)).toBeUndefined()
  }
})

test('memory is bounded, and nothing large throws out all else', () => {
  const answers = new KeptAnswers('secret')
  const megabyte = 1024 * 1024
  for (let number = 0; number < 100; number++) answers.keep(`ann ${number}`, bytes(megabyte), 'br')
  const kept = Array.from({ length: 100 }, (_, number) => answers.find(`ann ${number}`, wish)).filter(Boolean)
  expect(kept.length).toBeGreaterThan(40)
  expect(kept.length).toBeLessThan(49)
  expect(answers.keep('ann huge', bytes(5 * megabyte), 'br')).toBeInstanceOf(PreparedJson)
  expect(answers.find('ann huge', wish)).toBeUndefined()
  expect(answers.find('ann 99', wish)).toBeDefined()
})
