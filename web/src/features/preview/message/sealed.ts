import type { MailContent } from '@restore-portal/bff/contract/mail'

/** S/MIME (RFC 8551, 3.2), PGP/MIME (RFC 3156, 4), and Outlook's own protection: the text is in there. */
const types = /^application\/(?:(?:x-)?pkcs7-mime|pgp-encrypted|x-microsoft-rpmsg-message)$|^multipart\/signed$/
const names = /^(?:smime\.p7m|message\.rpmsg|encrypted\.asc)$/i

/** Whether what a message says is within one of its attachments, and only a mail program with the right key reads it. */
export const isSealed = (attachments: Pick<MailContent['attachments'][number], 'name' | 'mimeType'>[]): boolean =>
  attachments.some(({ name, mimeType }) => types.test(mimeType) || names.test(name))
