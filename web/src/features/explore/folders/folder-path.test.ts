import { expect, test } from 'vitest'
import type { FolderNode } from '../source.ts'
import { findPath } from './folder-path.ts'

const node = (id: string): FolderNode => ({ id, name: id, kind: 'folder', deleted: false })
const tree: Record<string, string[]> = { '': ['a', 'b'], b: ['c', 'd'], d: ['e'] }
const lists = (parent = '') => tree[parent]?.map(node)

test('the path leads from the top to the folder', async () => {
  expect((await findPath(lists, 'e', 100))?.map(({ id }) => id)).toEqual(['b', 'd', 'e'])
})

test('a folder that is not there, or too far away, has none', async () => {
  expect(await findPath(lists, 'x', 100)).toBeNull()
  expect(await findPath(lists, 'e', 2)).toBeNull()
})
