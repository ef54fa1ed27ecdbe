/**
 * What is read of a message at most. A message may hold more; no person reads it, and a hostile one is made of it.
 * Lengths are in characters.
 */
export const limits = {
  line: 2_000,
  fileName: 200,
  text: 1_000_000,
  html: 4_000_000,
  headers: 256_000,
  field: 32_000,
  /** Decompressed, in bytes: RTF around HTML is two to four times as long. */
  rtf: 16 * 1024 * 1024,
  /** Exchange Online sends to 1,000 recipients at most. */
  recipients: 5_000,
  attachments: 1_000,
  members: 5_000,
  values: 100,
  /** Properties of one object; named ones alone may be 0x7FFF (MS-OXCPRPT 3.2.5.6). */
  properties: 0x8000,
  /** Entries of the compound file, visited over all. */
  entries: 200_000,
  /** A message in a message in a message: two storages each, and mail that goes back and forth gathers a dozen. */
  depth: 64,
} as const
