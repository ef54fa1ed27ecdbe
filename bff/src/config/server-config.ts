import type { Region } from '../../contract/authorities.ts'

/** What is configured by these names in the environment, or by others in the file of servers: for sentences about it. */
export interface SettingNames {
  url: string
  ca: string
  authority: string
  tenants: string
  cert: string
  key: string
  identityCa: string
}

export interface TenantConfig {
  /** In lower case. */
  id: string
  /** E-mail domains of its people, in lower case. */
  domains: string[]
}

/** A VB365 server, the Entra application that its people sign in to, and whose people these are. */
export interface ServerConfig {
  name: string
  region: Region
  /** Of the REST API. */
  url: string
  /** File of the certificate (authority) to trust for it, besides the public ones. */
  ca: string | undefined
  /** Seconds. */
  timeout: number
  entra: {
    /** Ends with `organizations` or with a tenant. */
    authority: string
    clientId: string
    cert: string | undefined
    key: string | undefined
    /** File of a certificate authority to trust for the identity provider, besides the public ones. */
    ca: string | undefined
  }
  tenants: TenantConfig[]
  /** Whose permission at Microsoft 365 puts things back. */
  restorePermission: 'application' | 'delegated'
  settings: SettingNames
}
