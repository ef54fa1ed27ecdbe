import { CFB } from '@tutao/oxmsg'
import { entryOf, type Property, streamContent, streamName } from './mapi.ts'

/** Tells Outlook that the file is a message rather than something to attach. */
const OUTLOOK_MESSAGE = '0b0d020000000000c000000000000046'

/**
 * The compound file a `.msg` is. oxmsg's own writer sorts the whole directory again after every stream (a message to
 * 300 people takes ten seconds), knows an attachment's type only by its name, hides every attachment with a
 * content-id, and can neither embed messages nor name properties; so only its container is used here.
 */
export class MessageFile {
  readonly #file = CFB.utils.cfb_new({ CLSID: OUTLOOK_MESSAGE })

  constructor() {
    // The library signs its files with a stream of its own.
    CFB.utils.cfb_del(this.#file, '/\u0001Sh33tJ5')
  }

  addStream(path: string, content: Uint8Array): void {
    CFB.utils.cfb_add(this.#file, `/${path}`, content, { unsafe: true })
  }

  /** A storage's properties: one stream with an entry each, and a stream for each value that does not fit in there. */
  addProperties(storage: string, header: Buffer, properties: Property[]): void {
    const entries = properties.map(entryOf)
    this.addStream(`${storage}__properties_version1.0`, Buffer.concat([header, ...entries]))
    for (const property of properties) {
      const content = streamContent(property)
      if (content !== undefined) this.addStream(`${storage}${streamName(property)}`, content)
    }
  }

  toBuffer(): Buffer {
    CFB.utils.cfb_gc(this.#file)
    return Buffer.from(CFB.write(this.#file, { type: 'buffer' }) as Uint8Array)
  }
}
