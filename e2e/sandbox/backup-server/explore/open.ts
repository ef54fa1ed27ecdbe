import type { Request, Response } from 'express'
import { z } from 'zod'
import { invalid, notFound } from '../http/errors.ts'
import { body, readTime } from '../http/requests.ts'
import { personInScope } from '../organization/people.ts'
import type { Services } from '../services.ts'
import { presentSession } from '../sessions/present.ts'
import { caller } from '../sign-in/authenticate.ts'

/** RESTOperatorExploreOptions */
const ExploreOptions = z.object({
  dateTime: z.string().nullish(),
  type: z.enum(['Vex', 'Veod', 'Vesp', 'Vet']).nullish(),
  showDeleted: z.boolean().nullish(),
  showAllVersions: z.boolean().nullish(),
  scope: z
    .object({
      type: z.enum(['Group', 'User', 'Site', 'Team']).optional(),
      id: z.string().optional(),
      user: z.object({ id: z.string() }).optional(),
    })
    .nullish(),
  repositoryId: z.string().nullish(),
  reason: z.string().optional(),
})

/** POST /v8/Organization/OperatorExplore: a session pinned to the newest restore point at or before a moment. */
export async function operatorExplore(services: Services, request: Request, response: Response) {
  const { logon, person, directory } = caller(request)
  const options = body(request, ExploreOptions)
  if (options.type !== 'Vex' && options.type !== 'Veod') {
    throw invalid('The type must be Vex (Exchange) or Veod (OneDrive); nothing else is backed up here.')
  }
  const time = options.dateTime == null ? undefined : readTime(options.dateTime)
  if (options.dateTime != null && time === undefined) throw invalid('The dateTime is not a date and time.')
  if (options.scope?.type !== undefined && options.scope.type !== 'User') {
    throw invalid('The scope must be of the type User.')
  }
  const scope = personInScope(directory, person, options.scope?.id ?? options.scope?.user?.id)
  const all = await services.views.pointsOf(scope, options.type === 'Vex' ? 'mail' : 'oneDrive')
  const points = all
    .filter((point) => options.repositoryId == null || point.repositoryId === options.repositoryId.toLowerCase())
    .filter((point) => time === undefined || Date.parse(point.time) <= time)
  if (points.length === 0) throw notFound('There is no restore point with this data at or before the given time.')
  const session = services.explores.open({
    logon,
    initiatedBy: person.email,
    scope,
    type: options.type,
    points,
    showDeleted: options.showDeleted ?? false,
    showAllVersions: options.showAllVersions ?? false,
    reason: options.reason,
  })
  response.status(201).json(presentSession(session, directory, services.publicUrl))
}
