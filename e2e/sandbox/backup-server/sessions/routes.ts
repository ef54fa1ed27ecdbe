import type { Request } from 'express'
import { z } from 'zod'
import { opened } from '../explore/opened.ts'
import { organizationPath, sessionPath } from '../explore/paths.ts'
import { invalid, notFound } from '../http/errors.ts'
import { type Operation, param } from '../http/operations.ts'
import { pageOf } from '../http/paging.ts'
import { body } from '../http/requests.ts'
import type { Services } from '../services.ts'
import { caller } from '../sign-in/authenticate.ts'
import { listed } from './listing.ts'
import { presentEvent, presentSession } from './present.ts'
import { presentStatistics } from './statistics.ts'

/** RESTDeviceCodeRequestOptions */
const DeviceCodeOptions = z.object({ targetApplicationId: z.uuid().nullish() })

export function sessionOperations(services: Services): Operation[] {
  const { explores, restores, publicUrl, deviceCodes } = services

  /** Someone else's session is not found, like one that never was. */
  function named(request: Request) {
    const { person, directory } = caller(request)
    const id = param(request, 'restoreSessionId')
    const explore = explores.find(id, person.oid)
    const restore = restores.find(id, person.oid)
    const session = explore ?? restore
    if (session === undefined) throw notFound(`There is no restore session with the ID ${id}.`)
    return { session, explore, restore, directory }
  }

  return [
    {
      method: 'GET',
      path: '/v8/RestoreSessions',
      handle: (request, response) => {
        const { person, directory } = caller(request)
        const own = listed(request, [...explores.of(person.oid), ...restores.of(person.oid)])
        response.json(pageOf(request, publicUrl, own, (session) => presentSession(session, directory, publicUrl)))
      },
    },
    {
      method: 'GET',
      path: sessionPath,
      handle: (request, response) => {
        const { session, directory } = named(request)
        response.json(presentSession(session, directory, publicUrl))
      },
    },
    {
      method: 'POST',
      path: `${sessionPath}/Stop`,
      handle: async (request, response) => {
        const { explore, restore } = named(request)
        if (explore !== undefined) explores.close(explore)
        if (restore !== undefined) await restores.stop(restore)
        response.status(204).end()
      },
    },
    {
      method: 'GET',
      path: `${sessionPath}/Statistics`,
      handle: (request, response) => void response.json(presentStatistics(named(request).session)),
    },
    {
      method: 'GET',
      path: `${sessionPath}/Events`,
      handle: (request, response) => {
        const { session, directory } = named(request)
        const present = (event: (typeof session.events)[number]) => presentEvent(event, session, directory, publicUrl)
        response.json(pageOf(request, publicUrl, session.events, present))
      },
    },
    {
      method: 'GET',
      path: `${sessionPath}/Events/:eventId`,
      handle: (request, response) => {
        const { session, directory } = named(request)
        const id = param(request, 'eventId')
        const event = session.events.find((one) => one.id === id.toLowerCase())
        if (event === undefined) throw notFound(`There is no event with the ID ${id} in this restore session.`)
        response.json(presentEvent(event, session, directory, publicUrl))
      },
    },
    {
      method: 'GET',
      path: organizationPath,
      handle: (request, response) => {
        const { base } = opened(services, request)
        const { directory } = caller(request)
        const id = directory.organizationId
        response.json({ id, name: directory.organizationName, type: 'Office365', _links: { self: { href: base } } })
      },
    },
    {
      method: 'POST',
      path: `${organizationPath}/restoreDeviceCode`,
      handle: async (request, response) => {
        const { session } = opened(services, request)
        const { targetApplicationId } = body(request, DeviceCodeOptions)
        if (targetApplicationId == null) throw invalid('The parameter targetApplicationId is missing.')
        response.json(await deviceCodes.start(session.id, targetApplicationId))
      },
    },
  ]
}
