import type { Properties } from './properties.ts'
import { tag } from './tags.ts'

/** MS-OXCMSG 2.2.2.9: the file is in a cloud, the message holds its address alone. */
const BY_WEB_REFERENCE = 7

/** Where a file is that was attached as a link; null for all else, and for what leads elsewhere than to the web. */
export function webLink(properties: Properties): string | null {
  if (properties.number(tag.attachMethod) !== BY_WEB_REFERENCE) return null
  const url = URL.parse(properties.text(tag.attachLongPathname))
  return url && /^https?:$/.test(url.protocol) ? url.href : null
}

/** A shortcut, which every desktop opens in a browser. An address as `href` has it holds no line ends. */
export const shortcutTo = (href: string): Uint8Array => Buffer.from(`[InternetShortcut]\r\nURL=${href}\r\n`)
