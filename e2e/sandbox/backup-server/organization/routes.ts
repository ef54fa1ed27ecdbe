import type { Account } from '../../tenant/types.ts'
import { operatorExplore } from '../explore/open.ts'
import type { Operation } from '../http/operations.ts'
import { booleanQuery, query } from '../http/requests.ts'
import { uuidOf } from '../http/uuid.ts'
import type { Services } from '../services.ts'
import { caller } from '../sign-in/authenticate.ts'
import { effectiveScope, isOperator, personInScope } from './people.ts'

/** A build of VB365 v8. */
const VERSION = '8.3.0.2201'

/** RESTRbacUserItem. VB365 gives shared and resource mailboxes of app-only organizations the type User, too. */
function presentUserItem({ oid, displayName, email, mailboxKind = 'User' }: Account, publicUrl: string) {
  return {
    type: 'User',
    id: oid,
    user: { id: oid, displayName, name: email, type: mailboxKind },
    _links: { restorePoints: { href: `${publicUrl}/v8/Organization/LoggedInUser/RestorePoints?rbacItem=${oid}` } },
  }
}

export function organizationOperations(services: Services): Operation[] {
  const { tenant, views, publicUrl, assertions } = services
  const user = '/v8/Organization/LoggedInUser'
  return [
    {
      method: 'GET',
      path: '/v8/RestorePortalSettings',
      anonymous: true,
      handle: (_request, response) =>
        response.json({
          applicationId: assertions.vb365ClientId,
          msalAuthorityUri: assertions.authority,
          restorePortalUri: publicUrl,
          isEnabled: true,
        }),
    },
    {
      method: 'GET',
      path: '/v8/ServiceInstance',
      handle: (request, response) => {
        const installationId = uuidOf(`installation ${caller(request).directory.organizationId}`)
        response.json({ installationId, version: VERSION })
      },
    },
    {
      method: 'GET',
      path: '/v8/Organization',
      handle: async (request, response) => {
        const { directory } = caller(request)
        const points = await tenant.backups.points()
        response.json({
          id: directory.organizationId,
          name: directory.organizationName,
          description: directory.domain,
          type: 'Office365',
          isBackedup: points.length > 0,
          firstBackuptime: points[0]?.time ?? null,
          lastBackuptime: points.at(-1)?.time ?? null,
          _actions: {},
        })
      },
    },
    {
      method: 'POST',
      path: '/v8/Organization/OperatorExplore',
      handle: (request, response) => operatorExplore(services, request, response),
    },
    {
      method: 'GET',
      path: user,
      handle: (request, response) => {
        const { person } = caller(request)
        response.json({ id: person.oid, name: person.email })
      },
    },
    {
      method: 'GET',
      path: `${user}/OperatorInfo`,
      handle: (request, response) => {
        const { directory, person } = caller(request)
        response.json({ isOperator: isOperator(directory, person), _links: { user: { href: `${publicUrl}${user}` } } })
      },
    },
    {
      method: 'GET',
      path: `${user}/EffectiveScope`,
      handle: (request, response) => {
        const { directory, person } = caller(request)
        const users = effectiveScope(directory, person).map((account) => presentUserItem(account, publicUrl))
        response.json({ users, sites: [], teams: [] })
      },
    },
    {
      method: 'GET',
      path: `${user}/RestorePoints`,
      handle: async (request, response) => {
        const { directory, person } = caller(request)
        const scope = personInScope(directory, person, query(request, 'rbacItem') || undefined)
        // There are no backup copies here; those in object storage are not offered in a restore portal anyway.
        if (booleanQuery(request, 'isCopy', false)) return response.json([])
        const points = await tenant.backups.points()
        const presented = points.map(async (point) => ({
          id: point.id,
          isDeleted: false,
          repositoryId: point.repositoryId,
          backupTime: point.time,
          jobId: point.jobId,
          organizationId: directory.organizationId,
          isExchange: await views.holds(point, scope, 'mail'),
          isSharePoint: false,
          isOneDrive: await views.holds(point, scope, 'oneDrive'),
          isTeams: false,
          isLongTermCopy: false,
          isCopy: false,
          isRetrieved: false,
          eTag: 1,
          objectsEtag: 1,
          immutabilityExpiresOn: null,
          _links: {},
        }))
        response.json((await Promise.all(presented)).filter((point) => point.isExchange || point.isOneDrive))
      },
    },
  ]
}
