import type { Router } from 'express'
import { findAuthorities } from '../../../contract/authorities.ts'
import { apiRouter, mount } from '../../http/mount.ts'
import type { Services } from '../../services.ts'

export function authorityRoutes({ servers }: Pick<Services, 'servers'>): Router {
  const router = apiRouter()
  mount(router, findAuthorities, ({ query }) => ({ authorities: servers.directory.find(query.domain) }))
  return router
}
