import type { DriveItem } from '../../tenant/types.ts'
import type { Criteria } from './criteria.ts'
import { size, text, time } from './values.ts'

function extensionOf(item: DriveItem): string {
  return item.isFolder ? '' : (/\.([^.]+)$/.exec(item.name)?.[1] ?? '')
}

export const fileCriteria: Criteria<DriveItem> = {
  words(value) {
    const matches = text(value)
    return (item) => matches(item.path)
  },
  named: {
    filename: (value) => {
      const matches = text(value)
      return (item) => matches(item.name)
    },
    ext: (value) => {
      const wanted = value.replace(/^\*?\./, '').toLowerCase()
      const matches = text(wanted)
      return (item) => {
        const extension = extensionOf(item)
        return /[*?]/.test(wanted) ? matches(extension) : extension.toLowerCase() === wanted
      }
    },
    datemodified: (value, criterion) => {
      const matches = time(criterion, value)
      return (item) => matches(item.modified)
    },
    size: (value, criterion) => {
      const matches = size(criterion, value)
      return (item) => !item.isFolder && matches(item.size)
    },
  },
}
