import type { Authority, AuthorityChoice } from '../../contract/authorities.ts'
import type { ServerConfig } from '../config/server-config.ts'
import { authorityOf } from '../sign-in/authority.ts'

const present = ({ entra }: ServerConfig, url: string): Authority => ({
  url,
  clientId: entra.clientId,
  oauthScopes: [`api://${entra.clientId}/access_as_user`],
})

/** Where people sign in who are not known yet: all that is told to anyone who asks. */
export function createSignInDirectory(configs: readonly ServerConfig[]) {
  // Servers of one cloud may share an application, and then their people sign in at the same place.
  const places = new Map(configs.map((config) => [`${config.entra.authority} ${config.entra.clientId}`, config]))
  const inRegion = (region: ServerConfig['region']) =>
    [...places.values()].filter((config) => config.region === region).length
  const choose = (config: ServerConfig, url: string): AuthorityChoice => ({
    ...present(config, url),
    region: config.region,
    name: inRegion(config.region) > 1 ? config.name : null,
  })
  const choices = [...places.values()].map((config) => choose(config, config.entra.authority))
  const byDomain = new Map(
    configs.flatMap((config) =>
      config.tenants.flatMap(({ id, domains }) =>
        domains.map((domain) => [domain, choose(config, authorityOf(config.entra.authority, id))] as const),
      ),
    ),
  )
  const [first, ...others] = configs.slice(0, places.size)
  return {
    /** Where everybody signs in; null where people must say who they are first. */
    only: first && others.length === 0 ? present(first, first.entra.authority) : null,
    find(domain: string): AuthorityChoice[] {
      const known = byDomain.get(domain)
      return known ? [known] : choices
    },
  }
}
