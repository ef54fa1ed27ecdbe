import { findAuthorities } from '@restore-portal/bff/contract/authorities'
import { call } from '../../../lib/call.ts'

/** Where people of an e-mail domain sign in: one place, or all there are. */
export const authoritiesOf = async (domain: string) => (await call(findAuthorities, { query: { domain } })).authorities
