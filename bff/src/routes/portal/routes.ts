import type { Router } from 'express'
import { getPortal } from '../../../contract/portal.ts'
import { apiRouter, mount } from '../../http/mount.ts'
import type { Services } from '../../services.ts'

export function portalRoutes({ config, servers }: Pick<Services, 'config' | 'servers'>): Router {
  const router = apiRouter()
  mount(router, getPortal, () => ({
    name: config.PORTAL_NAME,
    authority: servers.directory.only,
    supportContact: config.SUPPORT_CONTACT ?? null,
    sandbox: config.SANDBOX ? { liveView: `${config.SANDBOX}/live` } : null,
  }))
  return router
}
