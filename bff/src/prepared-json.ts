import type { Encoding } from './encoding.ts'

/** An answer in the bytes in which it is sent. */
export class PreparedJson {
  readonly bytes: Uint8Array
  readonly encoding: Encoding
  /** Given where the answer never changes. */
  readonly etag: string | null
  /** What is covered has been left out of it. */
  isCovered = false

  constructor(bytes: Uint8Array, encoding: Encoding, etag: string | null = null) {
    this.bytes = bytes
    this.encoding = encoding
    this.etag = etag
  }
}

/** The client has it already. */
export class NotModified {
  readonly etag: string

  constructor(etag: string) {
    this.etag = etag
  }
}
