import type { z } from 'zod'
import * as schemas from './schemas.ts'

/** A request the portal may make of the backup server. There are no others: no address is ever built from an answer. */
export interface Vb365Operation<Answer = unknown> {
  method: 'GET' | 'POST'
  /** Below `/v8`; `{name}` is filled in percent-encoded. */
  path: string
  answer: z.ZodType<Answer> | null
  /**
   * The answer is handed over unread: as text, since whether it is still the same is cheaper to tell than what it says,
   * or as bytes, to be read elsewhere.
   */
  as?: 'text' | 'bytes'
  /**
   * Must not be asked for twice: it gets a connection of its own, since one that the server closes just then would leave
   * it in doubt whether the request has come.
   */
  once?: true
}

const get = <Answer>(path: string, answer: z.ZodType<Answer>): Vb365Operation<Answer> => ({
  method: 'GET',
  path,
  answer,
})
const post = <Answer>(path: string, answer: z.ZodType<Answer>): Vb365Operation<Answer> => ({
  method: 'POST',
  path,
  answer,
})
const once = <Answer>(operation: Vb365Operation<Answer>): Vb365Operation<Answer> => ({ ...operation, once: true })
/** Answers nothing, or bytes. */
const act = (path: string): Vb365Operation<undefined> => ({ method: 'POST', path, answer: null })

const session = '/RestoreSessions/{session}'
const mailbox = `${session}/organization/mailboxes/{mailbox}`
const drive = `${session}/Organization/OneDrives/{drive}`

/** The version of the REST API stands here alone. */
export const apiVersion = '/v8'

export const operations = {
  portalSettings: get('/RestorePortalSettings', schemas.portalSettings),
  serviceInstance: get('/ServiceInstance', schemas.serviceInstance),
  token: once(post('/token', schemas.tokenAnswer)),
  logout: act('/token/logout'),

  loggedInUser: get('/Organization/LoggedInUser', schemas.loggedInUser),
  operatorInfo: get('/Organization/LoggedInUser/OperatorInfo', schemas.operatorInfo),
  effectiveScope: { ...get('/Organization/LoggedInUser/EffectiveScope', schemas.effectiveScope), as: 'text' },
  restorePoints: get('/Organization/LoggedInUser/RestorePoints', schemas.restorePoints),
  explore: post('/Organization/OperatorExplore', schemas.exploreSession),

  mailboxes: get(`${session}/organization/mailboxes`, schemas.page(schemas.mailbox)),
  mailFolders: get(`${mailbox}/folders`, schemas.page(schemas.exchangeFolder)),
  mailFolder: get(`${mailbox}/folders/{folder}`, schemas.linkedExchangeFolder),
  mailItems: get(`${mailbox}/items`, schemas.page(schemas.exchangeItem)),
  mailItem: get(`${mailbox}/items/{item}`, schemas.exchangeItem),
  linkedMailItem: get(`${mailbox}/items/{item}`, schemas.linkedExchangeItem),
  saveMailItem: act(`${mailbox}/items/{item}/save`),
  searchMailboxes: post(`${session}/organization/mailboxes/search`, schemas.page(schemas.exchangeItem)),
  searchMailbox: post(`${mailbox}/search`, schemas.page(schemas.exchangeItem)),
  searchMailFolder: post(`${mailbox}/folders/{folder}/search`, schemas.page(schemas.exchangeItem)),
  restoreMail: once(post(`${mailbox}/items/operatorRestore`, schemas.restoreStarted)),

  restoreMailByCode: once(post(`${mailbox}/items/restore`, schemas.restoreStarted)),
  restoreDeviceCode: post(`${session}/organization/restoreDeviceCode`, schemas.deviceCode),

  oneDrives: get(`${session}/Organization/OneDrives`, schemas.page(schemas.oneDrive)),
  driveFolders: get(`${drive}/Folders`, schemas.page(schemas.oneDriveFolder)),
  driveFolder: get(`${drive}/Folders/{folder}`, schemas.linkedOneDriveFolder),
  documents: get(`${drive}/Documents`, schemas.page(schemas.linkedOneDriveDocument)),
  document: get(`${drive}/Documents/{document}`, schemas.linkedOneDriveDocument),
  saveDocument: act(`${drive}/Documents/{document}/save`),
  documentVersions: get(`${drive}/Documents/{document}/Versions`, schemas.page(schemas.oneDriveDocument)),
  documentVersion: get(`${drive}/Documents/{document}/Versions/{version}`, schemas.oneDriveDocument),
  saveDocumentVersion: act(`${drive}/Documents/{document}/Versions/{version}/save`),
  searchDrive: post(`${drive}/search`, schemas.page(schemas.linkedOneDriveDocument)),
  searchDriveFolder: post(`${drive}/Folders/{folder}/search`, schemas.page(schemas.linkedOneDriveDocument)),
  restoreDocuments: once(post(`${drive}/Documents/operatorRestore`, schemas.restoreStarted)),
  restoreDocumentsByCode: once(post(`${drive}/Documents/restore`, schemas.restoreStarted)),

  restoreSessions: get('/RestoreSessions', schemas.page(schemas.restoreSession)),
  restoreSession: get(session, schemas.restoreSession),
  restoreStatistics: get(`${session}/Statistics`, schemas.statistics),
  restoreEvents: get(`${session}/Events`, schemas.page(schemas.restoreEvent)),
  stopSession: act(`${session}/Stop`),
} as const
