import { type Region, region } from '../../contract/authorities.ts'

/**
 * Where each Microsoft cloud signs people in. GCC High ("US Government") and DoD ("US Defense") share a service; the
 * ordinary GCC is part of the worldwide cloud.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud
 */
export const signInServices: Record<Region, string> = {
  Worldwide: 'https://login.microsoftonline.com',
  China: 'https://login.partner.microsoftonline.cn',
  'US Government': 'https://login.microsoftonline.us',
  'US Defense': 'https://login.microsoftonline.us',
}

/** The region whose sign-in service an authority belongs to; one of no known cloud counts as worldwide. */
export const regionOf = (authority: string): Region =>
  region.options.find((name) => signInServices[name] === new URL(authority).origin) ?? 'Worldwide'
