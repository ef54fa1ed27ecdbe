import type { Storage } from '../compound-file/directory.ts'
import { openCompoundFile } from '../compound-file/open.ts'
import { codePageOf } from './code-page-of.ts'
import { readNamedProperties } from './named-properties.ts'
import { headerBytes, type Properties, readProperties } from './properties.ts'

export interface Message {
  /** The message, and with it the mapping of names for all that is embedded (MS-OXMSG 2.2.3). */
  storage: Storage
  properties: Properties
  /** The properties of a recipient or an attachment. */
  openPart(part: Storage): Properties
  /** The properties of a message within an attachment. */
  openEmbedded(message: Storage): Properties
  fileSize: number
}

export function openMessage(bytes: Uint8Array): Message {
  const storage = openCompoundFile(bytes)
  const named = readNamedProperties(storage)
  const open = (message: Storage, header: number) => {
    const codePage = once(() => codePageOf(properties))
    const properties: Properties = readProperties(message, header, named, codePage)
    return { properties, codePage }
  }
  const { properties, codePage } = open(storage, headerBytes.message)
  return {
    storage,
    properties,
    openPart: (part) => readProperties(part, headerBytes.part, named, codePage),
    openEmbedded: (message) => open(message, headerBytes.embedded).properties,
    fileSize: bytes.length,
  }
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
