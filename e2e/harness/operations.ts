import type { PortalAnswer, PortalClient } from './portal-client.ts'

/** One operation of the portal's API, as its OpenAPI document tells. */
export interface ApiOperation {
  name: string
  method: string
  /** From `/api` on, parameters written `{name}`. */
  path: string
  isOpen: boolean
  takesBody: boolean
}

/** Ids of things of one person, for every kind of id that stands in a path or a body. */
export type Ids = Record<
  'scope' | 'point' | 'mail folder' | 'onedrive folder' | 'item' | 'attachment' | 'document' | 'restore',
  string
>

export async function apiOperations(client: PortalClient): Promise<ApiOperation[]> {
  const document = await client.ok('GET', '/api/openapi.json')
  return Object.entries<Record<string, { operationId: string; security: unknown[]; requestBody?: unknown }>>(
    document.paths,
  ).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, security, requestBody }]) => ({
      name: operationId,
      method: method.toUpperCase(),
      path,
      isOpen: security.length === 0,
      takesBody: requestBody !== undefined,
    })),
  )
}

/** Looks for one of each in a scope that the client may see; a restore is started for it. */
export async function idsOf(client: PortalClient, scope = 'me'): Promise<Ids> {
  const base = `/api/scopes/${encodeURIComponent(scope)}/points/latest`
  const { folders } = await client.ok('GET', `${base}/mail/folders`)
  const inbox = folders.find((folder: { kind: string }) => folder.kind === 'inbox')
  const mail = await client.ok('GET', `${base}/mail/folders/${encodeURIComponent(inbox.id)}/items?limit=1000`)
  const item = mail.items.find(({ attachments }: { attachments: number }) => attachments > 0)
  const drives = await client.ok('GET', `${base}/onedrive/folders`)
  const files = await client.ok('GET', `${base}/onedrive/search?q=ext:docx`)
  const document = files.items.find(({ kind }: { kind: string }) => kind === 'file')
  const restore = await client.ok(
    'POST',
    '/api/restores',
    { scope, items: [{ workload: 'mail', point: 'latest', id: item.id }] },
    { 'idempotency-key': crypto.randomUUID() },
  )
  return {
    scope,
    point: 'latest',
    'mail folder': inbox.id,
    'onedrive folder': drives.folders[0].id,
    item: item.id,
    attachment: '0',
    document: document.id,
    restore: restore.id,
  }
}

export function fillPath(path: string, ids: Ids): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const key = name === 'folder' ? (path.includes('/onedrive/') ? 'onedrive folder' : 'mail folder') : name
    const value = ids[key as keyof Ids]
    if (value === undefined) throw new Error(`No id is known for {${name}} in ${path}: add it to idsOf`)
    return encodeURIComponent(value)
  })
}

const queryOf = (path: string) =>
  path.endsWith('/compare') ? '?workload=mail&from=latest' : /\/search(\/ids)?$/.test(path) ? '?q=plan' : ''

type BodyIds = Pick<Ids, 'scope' | 'item'>

function bodyOf({ name, takesBody }: ApiOperation, { scope, item }: BodyIds): unknown {
  if (!takesBody) return undefined
  const entry = { workload: 'mail', point: 'latest', id: item }
  const bodies: Record<string, unknown> = {
    startRestore: { scope, items: [entry] },
    previewRestore: { scope, items: [entry] },
    startDownload: { scope, items: [{ ...entry, kind: 'item' }] },
    addToRestoreList: { entries: [entry] },
    removeFromRestoreList: { ids: ['nothing'] },
    seeAccessHistory: { asOf: '2020-01-01T00:00:00.000Z' },
    showContents: { workload: 'mail', kind: 'item', id: item },
    startActing: { reason: '' },
    startSession: { accessToken: 'nobody' },
  }
  if (!(name in bodies)) throw new Error(`No body is known for ${name}: add it to bodyOf`)
  return bodies[name]
}

const names: BodyIds = { scope: 'the scope', item: 'the item' }
const isNamedInBody = (operation: ApiOperation, id: keyof BodyIds): boolean =>
  JSON.stringify(bodyOf(operation, names) ?? null).includes(names[id])

/** Names an item in its body. */
export const takesBodyIds = (operation: ApiOperation): boolean => isNamedInBody(operation, 'item')

export const takesIds = (operation: ApiOperation): boolean =>
  takesBodyIds(operation) || /\{(folder|item|document|restore)\}/.test(operation.path)

export const takesScope = (operation: ApiOperation): boolean =>
  operation.path.includes('{scope}') || isNamedInBody(operation, 'scope')

export const send = (client: PortalClient, operation: ApiOperation, ids: Ids): Promise<PortalAnswer> =>
  client.request(operation.method, fillPath(operation.path, ids) + queryOf(operation.path), bodyOf(operation, ids), {
    'idempotency-key': crypto.randomUUID(),
  })
