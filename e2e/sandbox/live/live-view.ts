import express, { type Express } from 'express'
import type { OpenTenant } from '../tenant/tenant.ts'
import { liveApi } from './api.ts'
import { guard } from './guard.ts'
import { livePages } from './pages.ts'
import { answerProblem } from './problems.ts'

/** A tenant beside this one, with a live view of its own. */
export interface Neighbour {
  name: string
  live: string
}

/** The live view: pages at `/live`, the same as JSON at `/live/api` (and, for short, at `/api`). */
export function liveView(tenant: OpenTenant, neighbours: readonly Neighbour[] = []): Express {
  const app = express()
  app.disable('x-powered-by')
  app.use(guard)
  app.get('/', (_request, response) => response.redirect('/live'))
  const api = liveApi(tenant)
  app.use('/live/api', api)
  app.use('/api', api)
  app.use('/live', livePages(tenant, neighbours))
  app.use((_request, response) => void response.status(404).json({ message: 'There is nothing here. See /live.' }))
  app.use(answerProblem)
  return app
}
