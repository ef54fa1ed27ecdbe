/** Languages by the encoding that Windows uses for eight-bit text in them, where it is not Windows-1252. */
const languages: Record<string, string> = {
  'windows-1250': 'bs cs hr hu pl ro sk sl sq',
  'windows-1251': 'be bg kk ky mk mn ru sr tg tt uk',
  'windows-1253': 'el',
  'windows-1254': 'az tr uz',
  'windows-1255': 'he',
  'windows-1256': 'ar fa ur',
  'windows-1257': 'et lt lv',
  'windows-1258': 'vi',
  'windows-874': 'th',
  shift_jis: 'ja',
  gb18030: 'zh',
  'euc-kr': 'ko',
}

/** @param language as the browser tells it: `de`, `zh-TW` */
export const windowsEncoding = (language: string): string => {
  const [primary = '', ...rest] = language.toLowerCase().split('-')
  if (primary === 'zh' && rest.some((part) => /^(hant|tw|hk|mo)$/.test(part))) return 'big5'
  return Object.keys(languages).find((encoding) => languages[encoding]?.split(' ').includes(primary)) ?? 'windows-1252'
}
