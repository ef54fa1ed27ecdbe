import type { MailItemKind } from '../../../contract/mail.ts'

/** Message classes by their beginning (MS-OXCMSG 2.2.1.3, MS-OXOMSG, MS-OXOCAL …). */
const kinds: readonly (readonly [prefix: string, kind: MailItemKind])[] = [
  ['ipm.note', 'message'],
  // Attempts to take a message back, and invitations to a shared calendar: mail that something is done with.
  ['ipm.outlook.recall', 'message'],
  ['ipm.sharing', 'message'],
  ['ipm.appointment', 'appointment'],
  ['ipm.ole.class.{00061055-0000-0000-c000-000000000046}', 'appointment'],
  ['ipm.schedule.meeting', 'meeting'],
  ['ipm.contact', 'contact'],
  ['ipm.distlist', 'contact-group'],
  ['ipm.task', 'task'],
  ['ipm.taskrequest', 'task'],
  ['ipm.stickynote', 'note'],
  ['ipm.post', 'post'],
  ['ipm.activity', 'journal'],
  ['report', 'message'],
]

/** A class names a kind, or a kind and what is special about it: `IPM.Note`, `IPM.Note.SMIME`. */
export function itemKind(messageClass: string): MailItemKind {
  const name = messageClass.toLowerCase()
  // Without a class, or with the bare one, clients show a message (MS-OXCMSG 2.2.1.3).
  if (name === '' || name === 'ipm') return 'message'
  return kinds.find(([prefix]) => name === prefix || name.startsWith(`${prefix}.`))?.[1] ?? 'other'
}
