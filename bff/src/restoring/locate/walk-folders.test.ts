import fc from 'fast-check'
import { expect, test } from 'vitest'
import { walkFolders } from './walk-folders.ts'

const name = fc.nat(30).map((number) => `f${number}`)

test('each folder is read once, whatever lies in whatever, level by level, and few at a time', async () => {
  await fc.assert(
    fc.asyncProperty(fc.dictionary(name, fc.array(name, { maxLength: 8 })), async (tree) => {
      const read: string[] = []
      let [open, most] = [0, 0]
      const items = await walkFolders(['top'], async (folder) => {
        read.push(folder)
        most = Math.max(most, ++open)
        await undefined
        open -= 1
        return { items: [`in ${folder}`], folders: folder === 'top' ? Object.keys(tree) : (tree[folder] ?? []) }
      })
      const reached = new Set(['top', ...Object.keys(tree), ...Object.values(tree).flat()])
      expect(new Set(read)).toEqual(reached)
      expect(read).toHaveLength(reached.size)
      expect(items).toEqual([...new Set(items)])
      expect(items.slice(0, 1 + Object.keys(tree).length)).toEqual(
        ['top', ...Object.keys(tree)].map((folder) => `in ${folder}`),
      )
      expect(most).toBeLessThanOrEqual(8)
    }),
  )
})

test('one that cannot be read ends it: nothing more is asked for', async () => {
  const read: string[] = []
  const walk = walkFolders(
    Array.from({ length: 50 }, (_, index) => `f${index}`),
    async (folder) => {
      read.push(folder)
      if (folder === 'f3') throw new Error('gone')
      return { items: [], folders: ['below'] }
    },
  )
  await expect(walk).rejects.toThrow('gone')
  expect(read.length).toBeLessThan(50)
  expect(read).not.toContain('below')
})
