import { codePageOfLanguage, WINDOWS_1252 } from './code-pages.ts'
import type { Properties } from './properties.ts'
import { tag } from './tags.ts'

/** No code page of 8-bit text, though some messages claim so. */
const UTF_16 = [1200, 1201]

/** The code page of 8-bit strings; that of HTML may be another (MS-OXCMSG 2.2.1, MS-OXMSG 2.1.3.1). */
export function codePageOf(properties: Properties): number {
  const language = codePageOfLanguage(properties.number(tag.messageLocaleId) ?? 0)
  const candidates = [
    properties.number(tag.messageCodePage),
    // Of a language written in Latin letters, the code page of the message tells more.
    language === WINDOWS_1252 ? null : language,
    properties.number(tag.internetCodePage),
  ]
  return candidates.find((page) => page !== null && page > 0 && !UTF_16.includes(page)) ?? WINDOWS_1252
}
