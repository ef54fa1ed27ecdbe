import type { Attachment } from 'postal-mime'

const EXTENSIONS: Record<string, string> = {
  'application/msword': '.doc',
  'application/pdf': '.pdf',
  'application/pgp-signature': '.asc',
  'application/pkcs7-mime': '.p7m',
  'application/pkcs7-signature': '.p7s',
  'application/rtf': '.rtf',
  'application/vnd.ms-excel': '.xls',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': '.xlsx',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
  'application/zip': '.zip',
  'message/delivery-status': '.txt',
  'message/disposition-notification': '.txt',
  'text/csv': '.csv',
  'text/html': '.html',
  'text/plain': '.txt',
  'text/rfc822-headers': '.txt',
  'text/rtf': '.rtf',
}

/** What an attachment is called, or would be if its sender had named it. */
export function attachmentName({ filename, mimeType }: Attachment, index: number): string {
  if (filename) return filename
  if (mimeType === 'text/calendar') return 'invite.ics'
  if (mimeType === 'message/rfc822') return 'message.eml'
  const image = /^image\/(png|jpeg|gif|bmp|webp)$/.exec(mimeType)?.[1]
  if (image !== undefined) return `image${String(index + 1).padStart(3, '0')}.${image}`
  return `attachment ${index + 1}${EXTENSIONS[mimeType] ?? ''}`
}
