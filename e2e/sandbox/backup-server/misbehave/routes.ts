import express, { type RequestHandler, Router } from 'express'
import { accessDenied } from '../http/errors.ts'
import { body } from '../http/requests.ts'
import type { Faults } from './faults.ts'
import { FaultRequest } from './rules.ts'

/** Pages of other sites that a browser shows must not be able to make the sandbox misbehave. */
const sameSiteOnly: RequestHandler = (request, _response, next) => {
  const site = request.headers['sec-fetch-site']
  const { origin, host } = request.headers
  const foreignSite = site !== undefined && site !== 'same-origin' && site !== 'none'
  if (foreignSite || (origin !== undefined && origin !== `https://${host}`)) {
    throw accessDenied('Only the sandbox itself and programs may change its faults.')
  }
  next()
}

/** GET, POST and DELETE /sandbox/faults: no part of VB365, for tests alone. */
export function faultRoutes(faults: Faults): Router {
  const router = Router()
  router.use(sameSiteOnly)
  router.get('/', (_request, response) => {
    const { settings, abandoned } = faults
    response.json({ rules: faults.list(), settings, abandoned })
  })
  router.post('/', express.json(), (request, response) => {
    const { rules, settings } = body(request, FaultRequest)
    faults.add(rules, settings)
    response.status(204).end()
  })
  router.delete('/', (_request, response) => {
    faults.clear()
    response.status(204).end()
  })
  return router
}
