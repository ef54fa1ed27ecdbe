import { type PortalClient, scoped } from './portal-client.ts'

interface Listed {
  id: string
  name: string
  subject: string
  kind: string
  versionId: number | null
}

const segments = (path: string) => path.split('/').filter(Boolean)

/** Finds things in what the portal shows of one's own data, or of a scope that one acts for, by their names. */
export class Explorer {
  readonly #client: PortalClient
  readonly #base: string

  constructor(client: PortalClient, point = 'latest', scope = 'me') {
    this.#client = client
    this.#base = scoped(scope, `points/${encodeURIComponent(point)}`)
  }

  /** A file or folder; the drive itself for an empty path. */
  async driveItem(path: string): Promise<Listed> {
    const { folders } = await this.#client.ok('GET', `${this.#base}/onedrive/folders`)
    let here: Listed = { ...folders[0], kind: 'folder' }
    for (const name of segments(path)) {
      const inside = await this.#all(`${this.#base}/onedrive/folders/${encodeURIComponent(here.id)}/items`)
      here = found(inside, name, path)
    }
    return here
  }

  async versions(document: string): Promise<Listed[]> {
    const path = `${this.#base}/onedrive/documents/${encodeURIComponent(document)}/versions`
    return (await this.#client.ok('GET', path)).versions
  }

  async mailFolder(path: string): Promise<Listed> {
    let here: Listed | undefined
    for (const name of segments(path)) {
      const query = here ? `?parent=${encodeURIComponent(here.id)}` : ''
      here = found((await this.#client.ok('GET', `${this.#base}/mail/folders${query}`)).folders, name, path)
    }
    if (!here) throw new Error('name a folder')
    return here
  }

  async mailIn(path: string): Promise<Listed[]> {
    const { id } = await this.mailFolder(path)
    return await this.#all(`${this.#base}/mail/folders/${encodeURIComponent(id)}/items`)
  }

  async #all(path: string): Promise<Listed[]> {
    const items: Listed[] = []
    for (let total = 1; items.length < total; ) {
      const page = await this.#client.ok('GET', `${path}?limit=1000&wait=5000&offset=${items.length}`)
      items.push(...page.items)
      total = page.items.length === 0 ? 0 : page.total
    }
    return items
  }
}

function found(items: Listed[], name: string, path: string): Listed {
  const item = items.find((one) => one.name === name)
  if (!item) throw new Error(`no ${name} of ${path} among ${items.map((one) => one.name).join(', ')}`)
  return item
}
