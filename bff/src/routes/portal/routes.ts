import type { Router } from 'express'
import { getPortal } from '../../../contract/portal.ts'
import { apiRouter, mount } from '../../http/mount.ts'
import type { Services } from '../../services.ts'

export function portalRoutes({ config }: Pick<Services, 'config'>): Router {
  const router = apiRouter()
  mount(router, getPortal, () => ({
    name: config.PORTAL_NAME,
    authority: config.ENTRA_AUTHORITY,
    clientId: config.ENTRA_CLIENT_ID,
    oauthScopes: [`api://${config.ENTRA_CLIENT_ID}/access_as_user`],
    supportContact: config.SUPPORT_CONTACT ?? null,
    sandbox: config.SANDBOX ? { liveView: `${config.SANDBOX}/live` } : null,
  }))
  return router
}
