import { expect, test } from 'vitest'
import { folderBehind, parentLink } from './parent-folder.ts'

const linked = (href: unknown) => folderBehind('box', parentLink({ _links: { parent: { href } } }))

test.each([
  ['https://vb365/v8/RestoreSessions/s/organization/mailboxes/box/folders/AAMk%3D%3D', 'box~AAMk%3D%3D'],
  ['/v8/RestoreSessions/s/Organization/OneDrives/d/Folders/1f', 'box~1f'],
  ['https://vb365/folders/a~b', 'box~a%7Eb'],
])('%s', (href, folder) => expect(linked(href)).toBe(folder))

test.each([
  '',
  'https://vb365/folders/',
  'https://vb365/folders?parentId=x',
  'https://vb365/mailboxes/box',
  '/folders/%',
  `/folders/${'x'.repeat(2000)}`,
  7,
  null,
  {},
])('%j leads to no folder', (href) => expect(linked(href)).toBeNull())

test.each([undefined, null, 'x', [], {}, { parent: null }, { parent: 'x' }])('links of %j are none', (links) =>
  expect(parentLink({ _links: links })).toBe(''),
)
