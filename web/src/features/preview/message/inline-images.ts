import type { MailContent } from '@restore-portal/bff/contract/mail'
import { queryOptions } from '@tanstack/react-query'
import { fetchAttachment, type InMessage, messageKey } from '../api/attachments.ts'
import { rasterType } from '../files/raster.ts'

/** A body that shows hundreds of images, or huge ones, goes without the rest of them. */
const most = { images: 50, bytes: 20 * 1024 * 1024 }

const dataAddress = (content: ArrayBuffer, type: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(new Blob([content], { type }))
  })

type Attachments = MailContent['attachments']

/** The attachments that the body shows, in the order of the message, as far as there is room. */
export const shownInline = (attachments: Attachments, contentIds: string[]): { contentId: string; index: number }[] => {
  const wanted = new Set(contentIds)
  const shown: { contentId: string; index: number }[] = []
  let room = most.bytes
  for (const { contentId, index, size } of attachments) {
    const id = contentId?.toLowerCase()
    if (!id || !wanted.delete(id) || size > room || shown.length >= most.images) continue
    room -= size
    shown.push({ contentId: id, index })
  }
  return shown
}

/** Images of the same message, as addresses for its frame: that has no origin, so that it could read nothing else. */
export const inlineImagesQuery = (message: InMessage, attachments: Attachments, contentIds: string[]) => {
  const shown = shownInline(attachments, contentIds)
  return queryOptions({
    queryKey: [...messageKey(message), 'inline-images'],
    queryFn: async ({ signal }): Promise<ReadonlyMap<string, string>> => {
      const images = new Map<string, string>()
      for (const { contentId, index } of shown) {
        const content = await fetchAttachment(message, index, signal)
        const type = rasterType(content)
        if (type) images.set(contentId, await dataAddress(content, type))
      }
      return images
    },
    enabled: shown.length > 0,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  })
}
