import { describe, expect, it } from 'vitest'
import { BoundedCache } from './bounded-cache.ts'

describe('a bounded cache', () => {
  const counting = () => {
    const made: string[] = []
    const cache = new BoundedCache<string>(10, (value) => value.length)
    const get = (key: string) =>
      cache.get(key, async () => {
        made.push(key)
        return key
      })
    return { made, get, cache }
  }

  it('makes a thing once, also for those who ask at the same time', async () => {
    const { made, get } = counting()
    expect(await Promise.all([get('a'), get('a'), get('b')])).toEqual(['a', 'a', 'b'])
    expect(await get('a')).toBe('a')
    expect(made).toEqual(['a', 'b'])
  })

  it('forgets what was used longest ago, but never what was just made', async () => {
    const { made, get } = counting()
    for (const key of ['aaaa', 'bbbb', 'aaaa', 'cccc']) await get(key)
    expect(await get('aaaa')).toBe('aaaa')
    await get('bbbb')
    expect(made).toEqual(['aaaa', 'bbbb', 'cccc', 'bbbb'])
    await get('larger than the limit')
    await get('larger than the limit')
    expect(made.at(-1)).toBe('larger than the limit')
    expect(made).toHaveLength(5)
  })

  it('does not keep a failure', async () => {
    const { cache, get } = counting()
    await expect(cache.get('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await get('a')).toBe('a')
  })
})
