import { json, type Request, Router } from 'express'
import { z } from 'zod'
import { NotFoundError } from '../tenant/errors.ts'
import { addPeople, idOf } from '../tenant/many-people.ts'
import type { OpenTenant } from '../tenant/tenant.ts'
import type { Account, Group } from '../tenant/types.ts'
import { BadRequestError, textParameter } from './problems.ts'

const PersonChange = z.strictObject({
  displayName: z.string().min(1).optional(),
  email: z.email().optional(),
  /** Disabled accounts cannot sign in; their backups remain. */
  enabled: z.boolean().optional(),
  mailboxKind: z.enum(['User', 'SharedMailbox', 'PublicMailbox']).optional(),
})

const names = z.array(z.string())
const RoleChange = z.strictObject({
  operators: names.optional(),
  scope: z.union([z.literal('organization'), z.strictObject({ groups: names, users: names })]).optional(),
  excluded: names.optional(),
})

const GroupChange = z.strictObject({ displayName: z.string().min(1).optional(), members: names.optional() })

const MOST = 100_000

/** What administrators do to people and roles while everything runs; it counts at once. */
export function directoryApi(tenant: Pick<OpenTenant, 'directory' | 'changeDirectory'>): Router {
  const api = Router()

  /** Changes a person, or adds one without contents. */
  api.put('/people/:account', json(), async (request, response) => {
    const { account } = request.params
    if (!/^[a-z0-9.-]{1,60}$/.test(account)) throw new BadRequestError('An account is a short name, as in ann.lee.')
    const change = body(request, PersonChange)
    const directory = await tenant.changeDirectory(({ accounts, domain }) => {
      let found = accounts.find((one) => one.account === account)
      if (found === undefined) {
        found = newAccount(account, domain)
        accounts.push(found)
      }
      Object.assign(found, change)
    })
    response.json(directory.accounts.find((one) => one.account === account))
  })

  /** Fills up to so many people. */
  api.post('/people', async (request, response) => {
    const count = Number(textParameter(request, 'count'))
    if (!Number.isInteger(count) || count < 1 || count > MOST) throw new BadRequestError(`Say 1 to ${MOST} people.`)
    await tenant.changeDirectory((directory) => addPeople(directory, count))
    response.status(204).end()
  })

  api.get('/groups', async (_request, response) => {
    response.json((await tenant.directory()).groups)
  })

  /** Members of a group, by its name or id. */
  api.put('/groups/:group', json(), async (request, response) => {
    const wanted = request.params.group
    const change = body(request, GroupChange)
    let changed: Group | undefined
    await tenant.changeDirectory(({ accounts, groups }) => {
      changed = groups.find(({ id, displayName }) => id === wanted || displayName === wanted)
      if (changed === undefined) throw new NotFoundError(`There is no group "${wanted}".`)
      const stranger = change.members?.find((name) => !accounts.some(({ account }) => account === name))
      if (stranger !== undefined) throw new NotFoundError(`There is no account "${stranger}".`)
      Object.assign(changed, change)
    })
    response.json(changed)
  })

  api.get('/roles', async (_request, response) => {
    response.json((await tenant.directory()).roles)
  })

  /** Operators, scope and exclusions of a role, by its name or id; what is not given stays. */
  api.put('/roles/:role', json(), async (request, response) => {
    const wanted = request.params.role
    const change = body(request, RoleChange)
    const directory = await tenant.changeDirectory((directory) => {
      const role = directory.roles.find(({ id, name }) => id === wanted || name === wanted)
      if (role === undefined) throw new NotFoundError(`There is no role "${wanted}".`)
      Object.assign(role, change)
    })
    response.json(directory.roles.find(({ id, name }) => id === wanted || name === wanted))
  })
  return api
}

function newAccount(account: string, domain: string): Account {
  return {
    account,
    oid: idOf(`person ${account}`),
    email: `${account}@${domain}`,
    displayName: account,
    enabled: true,
    mailboxId: idOf(`mailbox ${account}`),
    oneDriveId: idOf(`drive ${account}`),
  }
}

function body<T>(request: Request, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(request.body)
  if (parsed.success) return parsed.data
  throw new BadRequestError(z.prettifyError(parsed.error))
}
