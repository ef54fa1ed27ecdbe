import type { Router } from 'express'
import { previewRestore } from '../../../contract/restore-preview.ts'
import { apiRouter, mount } from '../../http/mount.ts'
import { actorOf } from '../../restoring/parts.ts'
import type { Services } from '../../services.ts'

export function restorePreviewRoutes({ restores }: Pick<Services, 'restores'>): Router {
  const router = apiRouter()
  mount(router, previewRestore, (context) => restores.preview(actorOf(context), context.body, context.signal))
  return router
}
