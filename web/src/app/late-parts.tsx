import { late } from '../components/late.tsx'
import { SkeletonText } from '../features/explore/reading/mail-pane.tsx'
import { part } from '../lib/part.ts'
import { latePages } from './late-pages.tsx'

// What shows contents is large, and needed only once something is opened.
export const MessageBody = late(
  'message-body',
  async () => (await import('../features/preview/message/message-body.tsx')).MessageBody,
  { pending: <SkeletonText /> },
)
const documentActions = () => import('../features/preview/files/document-actions.tsx')
export const PreviewButton = late('preview-button', async () => (await documentActions()).PreviewButton)
export const VersionActions = late('version-actions', async () => (await documentActions()).VersionActions)
export const SideBySide = late(
  'side-by-side',
  async () => (await import('../features/preview/files/side-by-side.tsx')).SideBySide,
)

/** It has no place on the page in which it could be waited for: who asks for it fetches it first. */
export const restoreDialog = part(
  async () => (await import('../features/restores/dialog/restore-dialog.tsx')).RestoreDialog,
)

/** Not every browser tells. */
const savesData = () => (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true

const soon = [
  restoreDialog.fetch,
  MessageBody.fetch,
  PreviewButton.fetch,
  latePages.restores.fetch,
  latePages['restore-list'].fetch,
  latePages.search.fetch,
  latePages.compare.fetch,
]

/**
 * Fetches what people come to next, one after the other while nothing else is going on: it is there when they do, also
 * if the portal is updated meanwhile. What fails is asked for again when it is needed.
 */
export const fetchSoon = (isBusy: () => boolean): (() => void) => {
  if (savesData()) return () => undefined
  let stopped = false
  const run = async () => {
    for (const fetch of soon) {
      while (!stopped && isBusy()) await new Promise((later) => setTimeout(later, 500))
      if (stopped) return
      await fetch().catch(() => undefined)
    }
  }
  const timer = setTimeout(() => void run(), 1500)
  return () => {
    stopped = true
    clearTimeout(timer)
  }
}
