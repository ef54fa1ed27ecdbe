import type { NotModified, PreparedJson } from '../../prepared-json.ts'
import type { Cover } from '../../store/acting.ts'
import type { ListCover } from './protocol.ts'

/** What may be seen of a list, as the thread that holds it needs to know. */
export const coverOf = (cover: Cover | null, folder: string | undefined, byWords: boolean): ListCover | null =>
  cover && {
    all: folder !== undefined && cover.folders.has(folder),
    folders: [...cover.folders],
    items: [...cover.items],
    onlyShown: byWords,
  }

/** Made with {@link coverOf}. */
export function marked<A extends PreparedJson | NotModified>(answer: A): A {
  if ('bytes' in answer) answer.isCovered = true
  return answer
}
