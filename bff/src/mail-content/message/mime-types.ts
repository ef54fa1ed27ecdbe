/** RFC 6838, 4.2. */
const VALID = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,126}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}$/
const UNKNOWN = 'application/octet-stream'

/** Outlook leaves the type out of most attachments of its own. */
const byExtension = new Map([
  ['bmp', 'image/bmp'],
  ['csv', 'text/csv'],
  ['doc', 'application/msword'],
  ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['eml', 'message/rfc822'],
  ['gif', 'image/gif'],
  ['htm', 'text/html'],
  ['html', 'text/html'],
  ['ics', 'text/calendar'],
  ['jpeg', 'image/jpeg'],
  ['jpg', 'image/jpeg'],
  ['mp3', 'audio/mpeg'],
  ['mp4', 'video/mp4'],
  ['msg', 'application/vnd.ms-outlook'],
  ['pdf', 'application/pdf'],
  ['png', 'image/png'],
  ['ppt', 'application/vnd.ms-powerpoint'],
  ['pptx', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
  ['rtf', 'application/rtf'],
  ['tif', 'image/tiff'],
  ['tiff', 'image/tiff'],
  ['txt', 'text/plain'],
  ['vcf', 'text/vcard'],
  ['webp', 'image/webp'],
  ['xls', 'application/vnd.ms-excel'],
  ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['xml', 'application/xml'],
  ['zip', 'application/zip'],
])

/** The first of a type's extensions in the list above. */
const byType = new Map([...byExtension].reverse().map(([extension, type]) => [type, extension]))

/** `.pdf`, or nothing for a type that has no extension of its own. */
export function extensionOf(type: string): string {
  const extension = byType.get(type)
  return extension === undefined ? '' : `.${extension}`
}

/** What the message says, where it is a type at all, else what the name says. It is a claim: both are hostile. */
export function mimeTypeOf(claimed: string, fileName: string): string {
  const type = claimed.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  if (type !== UNKNOWN && VALID.test(type)) return type
  const extension = fileName.slice(fileName.lastIndexOf('.') + 1).toLowerCase()
  return byExtension.get(extension) ?? UNKNOWN
}
