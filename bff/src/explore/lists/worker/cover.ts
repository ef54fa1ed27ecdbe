import type { ListCover } from '../protocol.ts'
import type { Kind, Row } from './rows.ts'

/** Whether what is covered has been shown: the row itself, or the folder that it lies in. */
export const isOpen = (cover: ListCover | null, id: string, folder: string | null): boolean =>
  cover === null || cover.all || cover.items.includes(id) || (folder !== null && cover.folders.includes(folder))

/** A row without its contents. A folder keeps its name, and so has nothing more to show. */
export function coverRow<R extends Row>(kind: Kind<R>, row: R, shown: object): object {
  const isFolder = kind.leads(row)
  const hidden = kind.contents.filter((field) => !(isFolder && field === 'name')).map((field) => [field, ''])
  return { ...shown, ...Object.fromEntries(hidden), ...(!isFolder && { covered: true }) }
}
