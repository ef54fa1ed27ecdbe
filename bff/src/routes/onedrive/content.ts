import type { Router } from 'express'
import { getDocumentContent } from '../../../contract/onedrive.ts'
import { etagOf } from '../../downloads/etag.ts'
import { findItem } from '../../downloads/find-item.ts'
import { previewTypeOfFile } from '../../downloads/headers.ts'
import { fileNameOf } from '../../downloads/names/item-names.ts'
import { openItem } from '../../downloads/open-item.ts'
import { sendFile } from '../../downloads/send-file.ts'
import { requireShown } from '../../explore/content-shown.ts'
import { openAsked } from '../../explore/opened-point.ts'
import { apiRouter, mount } from '../../http/mount.ts'
import type { Services } from '../../services.ts'

/** A browser shows no larger file; it can be downloaded. */
const LIMIT = 100_000_000

export function documentContentRoute(services: Services): Router {
  const router = apiRouter()

  mount(router, getDocumentContent, async (context) => {
    const { params, query, req, res, signedIn, sessionKey } = context
    const opened = await openAsked(services, context, 'onedrive', 'act')
    await requireShown(opened.scope, opened.explore, 'onedrive', params.document)
    const { signal, end } = services.previews.begin(signedIn.person, sessionKey, params.scope)
    res.once('close', end)
    try {
      const asked = { workload: 'onedrive', kind: 'item', point: params.point, id: params.document } as const
      const item = await findItem(opened, query.version === undefined ? asked : { ...asked, version: query.version })
      const { name, size } = item
      await context.audit.record({
        name,
        ...(query.version === undefined ? {} : { action: 'version_shown' }),
      })
      await sendFile(req, res, {
        ...{ name: fileNameOf(item), type: previewTypeOfFile(name), size, etag: etagOf(item), limit: LIMIT },
        open: () => openItem(opened.explore, item, signal),
      })
    } finally {
      end()
    }
  })

  return router
}
