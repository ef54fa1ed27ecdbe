import { createRequire } from 'node:module'
import type { FieldsData } from '@kenjiuno/msgreader'

// CommonJS with a default export: what an import makes of it differs between Node and vitest.
const { default: MsgReader } = createRequire(import.meta.url)(
  '@kenjiuno/msgreader',
) as typeof import('@kenjiuno/msgreader')

function reader(content: Uint8Array) {
  const message = new MsgReader(new DataView(content.buffer, content.byteOffset, content.byteLength))
  message.parserConfig = { includeRawProps: true }
  return message
}

/** A `.msg` as a reader of somebody else's sees it. */
export function readMsg(content: Uint8Array): FieldsData {
  const fields = reader(content).getFileData()
  if (fields.error !== undefined) throw new Error(fields.error)
  return fields
}

/** An attachment's bytes; an attached message as a `.msg` of its own. */
export function readAttachment(content: Uint8Array, index: number): Buffer {
  const message = reader(content)
  message.getFileData()
  return Buffer.from(message.getAttachment(index).content)
}

export const htmlOf = (fields: FieldsData) =>
  fields.html === undefined ? undefined : Buffer.from(fields.html).toString()
