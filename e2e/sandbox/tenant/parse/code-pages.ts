/** Windows' default code page of a language (the low ten bits of a locale id), where it is not 1252. */
const BY_LANGUAGE: Record<number, number> = {
  1: 1256,
  2: 1251,
  4: 936,
  5: 1250,
  8: 1253,
  13: 1255,
  14: 1250,
  17: 932,
  18: 949,
  21: 1250,
  24: 1250,
  25: 1251,
  26: 1250,
  27: 1250,
  30: 874,
  31: 1254,
  34: 1251,
  35: 1251,
  36: 1250,
  37: 1257,
  38: 1257,
  39: 1257,
  41: 1256,
  42: 1258,
}
/** Traditional Chinese shares its language with simplified Chinese, but not its code page. */
const TRADITIONAL_CHINESE = new Set([0x0404, 0x0c04, 0x1404])

export function codePageOfLocale(locale: number | undefined): number | undefined {
  if (locale === undefined) return undefined
  return TRADITIONAL_CHINESE.has(locale) ? 950 : BY_LANGUAGE[locale & 0x3ff]
}

/** A code page's name that both iconv-lite and TextDecoder understand. */
export function encodingOf(codePage: number): string {
  const named: Record<number, string> = {
    932: 'shift_jis',
    936: 'gbk',
    949: 'euc-kr',
    950: 'big5',
    20866: 'koi8-r',
    21866: 'koi8-u',
    51932: 'euc-jp',
    54936: 'gb18030',
    65001: 'utf-8',
  }
  if (codePage >= 28592 && codePage <= 28605) return `iso-8859-${codePage - 28590}`
  if (codePage >= 1250 && codePage <= 1258) return `windows-${codePage}`
  return named[codePage] ?? (codePage === 874 ? 'windows-874' : 'windows-1252')
}
