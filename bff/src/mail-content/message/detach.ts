import type { Storage } from '../compound-file/directory.ts'
import type { WritableStorage, WritableStream } from '../compound-file/layout.ts'
import { writeCompoundFile } from '../compound-file/write.ts'
import { limits } from '../limits.ts'
import { UnreadableMailError } from '../unreadable-mail-error.ts'
import type { Message } from './message.ts'
import { headerBytes } from './properties.ts'

const PROPERTIES = '__properties_version1.0'
const NAMES = '__NAMEID_VERSION1.0'
/** Of a message (MS-OXMSG 2.2). */
const MESSAGE_CLASS = Buffer.from('0b0d020000000000c000000000000046', 'hex')

/** An embedded message as a file of its own; an OLE object, too. */
export function detach(message: Message, storage: Storage, isMessage: boolean): Uint8Array {
  try {
    return writeCompoundFile(detachable(message, storage, isMessage))
  } catch (error) {
    if (error instanceof RangeError) throw new UnreadableMailError('damaged', 'part of the attachment is missing')
    throw error
  }
}

/**
 * What the file of an embedded message consists of: its storage, the mapping of names that the outer message has
 * for both, and eight more bytes before its properties (MS-OXMSG 2.2.3, 2.4.1).
 */
export function detachable(message: Message, storage: Storage, isMessage: boolean): WritableStorage {
  // Streams that share their sectors would make a file many times as large as the one they are in.
  const budget = { bytes: message.fileSize }
  const copied = copy(storage, limits.depth, budget)
  if (!isMessage) return { ...copied, name: 'Root Entry' }
  const names = message.storage.storages.get(NAMES)
  return {
    name: 'Root Entry',
    classId: MESSAGE_CLASS,
    streams: copied.streams.map((stream) =>
      stream.name.toLowerCase() === PROPERTIES ? withLongHeader(stream) : stream,
    ),
    storages: [
      ...(names ? [copy(names, 1, budget)] : []),
      ...copied.storages.filter(({ name }) => name.toUpperCase() !== NAMES),
    ],
  }
}

function copy(storage: Storage, depth: number, budget: { bytes: number }): WritableStorage {
  if (depth <= 0) throw new UnreadableMailError('too-large', 'messages within messages are too many')
  const streams = [...storage.streams.values()]
  for (const { size } of streams) budget.bytes -= size
  if (budget.bytes < 0) throw new UnreadableMailError('damaged', 'an attachment is larger than the message')
  const storages = [...storage.storages.values()].map((child) => copy(child, depth - 1, budget))
  return { name: storage.name, classId: storage.classId, streams, storages }
}

function withLongHeader(stream: WritableStream): WritableStream {
  const added = headerBytes.message - headerBytes.embedded
  return {
    name: stream.name,
    size: stream.size + added,
    read() {
      const bytes = stream.read()
      const header = bytes.subarray(0, headerBytes.embedded)
      return Buffer.concat([header, Buffer.alloc(added), bytes.subarray(headerBytes.embedded)])
    },
  }
}
