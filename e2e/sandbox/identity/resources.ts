import type { ResourceServer } from 'oidc-provider'
import { EntraError } from './entra-error.ts'

export const OIDC_SCOPES = ['openid', 'profile', 'email', 'offline_access']

/** Microsoft Graph's application id is the same in every tenant. */
const GRAPH_ID = '00000003-0000-0000-c000-000000000000'
const GRAPH_URI = 'https://graph.microsoft.com'

export interface Resource {
  /** What the scopes of this resource begin with: `api://<application id>`. */
  idUri: string
  /** Version 2.0 tokens name their resource by the application's id. */
  audience: string
  /** Every scope, written as a request may write it. */
  scopes: string[]
}

export interface RequestedScopes {
  resource: Resource
  scopes: string[]
}

function exposedApi(applicationId: string): Resource {
  const idUri = `api://${applicationId}`
  return { idUri, audience: applicationId, scopes: [`${idUri}/access_as_user`, `${idUri}/.default`] }
}

/**
 * The resources a token can be asked for. Graph is here because Entra takes it for the resource of every request that
 * names none, and because a portal must refuse Graph tokens.
 */
export class Resources {
  readonly all: Resource[]
  readonly #graph: Resource = {
    idUri: GRAPH_URI,
    audience: GRAPH_ID,
    scopes: [`${GRAPH_URI}/User.Read`, 'User.Read', `${GRAPH_URI}/.default`, ...OIDC_SCOPES],
  }

  constructor(applicationIds: string[]) {
    this.all = [...[...new Set(applicationIds)].map(exposedApi), this.#graph]
  }

  byIdUri(idUri: string): Resource {
    const resource = this.all.find((candidate) => candidate.idUri === idUri)
    if (resource) return resource
    throw new EntraError(
      'invalid_resource',
      500011,
      `The resource principal named ${idUri} was not found in the tenant.`,
    )
  }

  /** In version 2.0 the resource is not a parameter of its own: the scopes name it, all before the last slash. */
  asked(scope: string): RequestedScopes {
    const scopes = scope.split(' ').filter((name) => name !== '' && !OIDC_SCOPES.includes(name))
    const [idUri = GRAPH_URI, ...others] = new Set(
      scopes.map((name) => (name.includes('/') ? name.slice(0, name.lastIndexOf('/')) : GRAPH_URI)),
    )
    if (others.length > 0) {
      throw new EntraError('invalid_request', 28000, 'The input parameter scope contains more than one resource.')
    }
    const resource = this.byIdUri(idUri)
    const unknown = scopes.find((name) => !resource.scopes.includes(name))
    if (unknown !== undefined) {
      throw new EntraError('invalid_scope', 70011, `The scope '${unknown}' does not exist on the resource '${idUri}'.`)
    }
    return { resource, scopes: scopes.some(isDefault) ? resource.scopes : scopes }
  }
}

export function resourceServer(resource: Resource): ResourceServer {
  return {
    scope: resource.scopes.join(' '),
    audience: resource.audience,
    accessTokenFormat: 'jwt',
    jwt: { sign: { alg: 'RS256' } },
  }
}

/** `.default` stands for all that the application has been given permission to. */
const isDefault = (scope: string): boolean => scope.endsWith('/.default')

/** The `scp` claim: the names without their resource. */
export function scopeClaim(resource: Resource, granted: string): string {
  const scopes = granted.split(' ')
  const names = (scopes.some(isDefault) ? resource.scopes : scopes)
    .filter((name) => name !== 'offline_access' && !isDefault(name))
    .map((name) => name.slice(name.lastIndexOf('/') + 1))
  return [...new Set(names)].join(' ')
}
