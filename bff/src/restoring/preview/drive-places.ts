import type { LimitFunction } from 'p-limit'
import { absentAsNull } from '../../explore/absent.ts'
import type { Explore } from '../../explore/explore-sessions.ts'
import { ROOT } from '../../explore/ids.ts'
import { linkedFolder, parentLink } from '../../explore/parent-folder.ts'
import { readPages } from '../../explore/read-all.ts'
import { driveSubfolders } from '../../explore/subfolders.ts'
import { operations } from '../../vb365/operations.ts'
import type { LinkedDocument } from '../../vb365/schemas.ts'

/** OneDrive allows fewer. */
const DEEPEST = 300

/** Upper and lower case are the same to OneDrive. */
export const folded = (name: string) => name.toLowerCase()

/** Nobody waits for the answer any more. */
export class TooLate extends Error {}

/** Where things lie in a OneDrive at one moment; each folder is asked for once. Throws {@link TooLate}. */
export class DrivePlaces {
  readonly #explore: Explore
  readonly #drive: string
  readonly #limit: LimitFunction
  readonly #isOver: () => boolean
  readonly #known = new Map<string, Promise<unknown>>()

  constructor(explore: Explore, drive: string, limit: LimitFunction, isOver: () => boolean) {
    this.#explore = explore
    this.#drive = drive
    this.#limit = limit
    this.#isOver = isOver
  }

  /** Names of the folders from the top to what lies in `parent`, folded; null where the server does not tell. */
  async pathOf(parent: string | null, id: string): Promise<string[] | null> {
    // Without a link it lies at the top, or the server gives none.
    if (parent === null) return (await this.files(ROOT)).has(id) ? [] : null
    return await this.#path(parent, 0)
  }

  /** The folder with these folded names from the top; null where there is none. */
  folderAt(path: readonly string[]): Promise<string | null> {
    return this.#once(`at ${JSON.stringify(path)}`, async () => {
      const name = path.at(-1)
      if (name === undefined) return ROOT
      const above = await this.folderAt(path.slice(0, -1))
      return above === null ? null : ((await this.#subfolders(above)).byName.get(name) ?? null)
    })
  }

  /** The files directly in a folder. */
  files(folder: string): Promise<Files> {
    return this.#once(`files ${folder}`, () => this.#inTime(() => this.#readFiles(folder)))
  }

  #path(folder: string, depth: number): Promise<string[] | null> {
    if (folder === ROOT) return Promise.resolve([])
    if (depth > DEEPEST) return Promise.resolve(null)
    return this.#once(`path ${folder}`, async () => {
      const params = { drive: this.#drive, folder }
      const found = await absentAsNull(this.#inTime(() => this.#explore.call(operations.driveFolder, { params })))
      if (!found) return null
      const parent = linkedFolder(parentLink(found))
      const isTop = parent === null && (await this.#subfolders(ROOT)).ids.has(folder)
      const above = parent !== null ? await this.#path(parent, depth + 1) : isTop ? [] : null
      return above && [...above, folded(found.name)]
    })
  }

  #subfolders(folder: string): Promise<{ ids: Set<string>; byName: Map<string, string> }> {
    return this.#once(`folders ${folder}`, async () => {
      const folders = await this.#inTime(() => driveSubfolders(this.#explore, this.#drive, folder))
      return {
        ids: new Set(folders.map(({ id }) => id)),
        byName: new Map(folders.map(({ id, name }) => [folded(name), id])),
      }
    })
  }

  async #readFiles(parentId: string): Promise<Files> {
    const files = new Files()
    const params = { drive: this.#drive }
    for await (const page of readPages((window) =>
      this.#explore.call(operations.documents, { params, query: { parentId, ...window } }),
    )) {
      for (const document of page) if (!document.isFolder) files.add(document)
      this.#checkTime()
    }
    return files
  }

  #inTime = <T>(ask: () => Promise<T>): Promise<T> =>
    this.#limit(async () => {
      this.#checkTime()
      return await ask()
    })

  #checkTime(): void {
    if (this.#isOver()) throw new TooLate()
  }

  #once<T>(key: string, read: () => Promise<T>): Promise<T> {
    const known = this.#known.get(key) ?? read()
    this.#known.set(key, known)
    return known as Promise<T>
  }
}

class Files {
  readonly #ids = new Set<string>()
  readonly #byName = new Map<string, LinkedDocument>()

  add(document: LinkedDocument): void {
    this.#ids.add(document.id)
    this.#byName.set(folded(document.name), document)
  }

  has = (id: string): boolean => this.#ids.has(id)

  named = (name: string): LinkedDocument | null => this.#byName.get(folded(name)) ?? null
}
