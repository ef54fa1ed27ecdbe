import { expect, test } from 'vitest'
import type { FolderNode } from '../source.ts'
import { byKindAndName, startFolder } from './folder-order.ts'

const folder = (name: string, kind: FolderNode['kind'] = 'folder'): FolderNode => ({
  id: name,
  name,
  kind,
  deleted: false,
})

test('well-known folders lead, the others follow by name, numbers in their order', () => {
  const folders = [
    folder('Project 10'),
    folder('Calendar', 'calendar'),
    folder('Envoyés', 'sent'),
    folder('Project 9'),
    folder('Boîte de réception', 'inbox'),
    folder('Brouillons', 'drafts'),
    folder('äpfel'),
  ]
  expect(folders.toSorted(byKindAndName).map(({ name }) => name)).toEqual([
    'Boîte de réception',
    'Brouillons',
    'Envoyés',
    'äpfel',
    'Project 9',
    'Project 10',
    'Calendar',
  ])
})

test('exploring starts at the inbox, else at the first folder', () => {
  expect(startFolder([folder('A'), folder('Eingang', 'inbox')])?.name).toBe('Eingang')
  expect(startFolder([folder('A'), folder('B')])?.name).toBe('A')
  expect(startFolder([])).toBeUndefined()
})
