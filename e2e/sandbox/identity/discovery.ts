import { type RequestHandler, Router } from 'express'
import { EntraError } from './entra-error.ts'
import { OIDC_SCOPES } from './resources.ts'

/** Entra's discovery document: https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc */
function document(origin: string, tid: string) {
  const tenant = `${origin}/${tid}`
  return {
    token_endpoint: `${tenant}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
    jwks_uri: `${tenant}/discovery/v2.0/keys`,
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code'],
    scopes_supported: OIDC_SCOPES,
    issuer: `${tenant}/v2.0`,
    request_uri_parameter_supported: false,
    authorization_endpoint: `${tenant}/oauth2/v2.0/authorize`,
    device_authorization_endpoint: `${tenant}/oauth2/v2.0/devicecode`,
    http_logout_supported: true,
    frontchannel_logout_supported: false,
    end_session_endpoint: `${tenant}/oauth2/v2.0/logout`,
    claims_supported: [
      ...[
        'sub',
        'iss',
        'aud',
        'exp',
        'iat',
        'nbf',
        'nonce',
        'preferred_username',
        'name',
        'tid',
        'ver',
        'oid',
        'email',
      ],
    ],
    code_challenge_methods_supported: ['S256'],
    tenant_region_scope: 'EU',
    cloud_instance_name: new URL(origin).host,
  }
}

export function discovery(origin: string, tid: string): Router {
  const { host } = new URL(origin)
  const router = Router()

  router.get('/:tenant/v2.0/.well-known/openid-configuration', forEveryOrigin, (req, res) => {
    const asked = String(req.params.tenant)
    if (asked.toLowerCase() === tid.toLowerCase()) return void res.json(document(origin, tid))
    const sentence = `Tenant '${asked}' not found. Check to make sure you have the correct tenant ID.`
    res.status(400).json(new EntraError('invalid_tenant', 90002, sentence))
  })

  // MSAL asks here which host names stand for the same authority, unless its `knownAuthorities` says so.
  router.get('/common/discovery/instance', forEveryOrigin, (_req, res) => {
    res.json({
      tenant_discovery_endpoint: `${origin}/${tid}/v2.0/.well-known/openid-configuration`,
      'api-version': '1.1',
      metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
    })
  })
  return router
}

const forEveryOrigin: RequestHandler = (_req, res, next) => {
  res.set('Access-Control-Allow-Origin', '*')
  next()
}
