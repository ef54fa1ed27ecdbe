import type { Account } from '../../types.ts'
import { eml, type Letter } from '../make/eml.ts'
import type { Random } from '../random.ts'
import { attachmentFor } from './attachments.ts'
import { CORRESPONDENTS, type Correspondent } from './correspondents.ts'
import { LETTERS, PROJECTS } from './letters.ts'
import { newsletter } from './newsletter.ts'

/** A letter somebody wrote to the mailbox's owner. */
export function letterTo(owner: Account, random: Random, id: string, at: Date) {
  const from = random.pick(CORRESPONDENTS)
  const project = random.pick(PROJECTS)
  const written = write(owner, from, random, at, project)
  const letter: Letter = { id, from: `${from.name} <${from.address}>`, to: [mailbox(owner)], at, ...written }
  if (random.chance(0.3)) letter.parts = [attachmentFor(random, written.order)]
  if (random.chance(0.15)) letter.cc = ['Karim Haddad <colleague@sandbox.example>', 'sales@sandbox.example']
  if (random.chance(0.4)) letter.html = asHtml(written.text)
  return { content: eml(letter), project }
}

/** The owner's answer to such a letter, with the letter below. */
export function answerFrom(owner: Account, random: Random, id: string, at: Date): Buffer {
  const to = random.pick(CORRESPONDENTS)
  const { subject, text } = write(owner, to, random, new Date(at.getTime() - 5_400_000), random.pick(PROJECTS))
  const quoted = text.split('\n').map((line) => `> ${line}`)
  const answer = random.pick([
    'Thanks, that works for me.',
    'Can we talk tomorrow?',
    'Agreed. Go ahead.',
    'Not yet, I am waiting for customs.',
  ])
  return eml({
    id,
    from: mailbox(owner),
    to: [`${to.name} <${to.address}>`],
    at,
    subject: `RE: ${subject}`,
    text: `${answer}\n\n${owner.displayName}\n\n${quoted.join('\n')}`,
  })
}

export function newsletterTo(owner: Account, random: Random, id: string, at: Date): Buffer {
  return eml({ id, to: [mailbox(owner)], at, ...newsletter(random, random.between(100, 999)) })
}

export function draftOf(owner: Account, random: Random, id: string, at: Date): Buffer {
  const { subject, text } = write(
    owner,
    { name: owner.displayName, address: owner.email, language: 'en' },
    random,
    at,
    'Harbour',
  )
  return eml({ id, from: mailbox(owner), to: [], at, subject, text: text.slice(0, 80), headers: ['X-Unsent: 1'] })
}

export function mailbox({ displayName, email }: Account): string {
  return `${displayName} <${email}>`
}

/** What somebody writes to the owner, in their own language. */
export function write(owner: Account, from: Correspondent, random: Random, at: Date, project: string) {
  const template = random.pick(LETTERS[from.language] ?? LETTERS.en ?? [])
  const day = new Date(at.getTime() + random.between(3, 21) * 86_400_000)
  const order = `SO-${random.between(10_000, 99_999)}`
  const words: Record<string, string> = {
    me: owner.displayName.split(' ')[0] ?? '',
    them: from.name,
    project,
    order,
    n: String(random.between(2, 48)),
    amount: formatsOf(from.language).amount.format(random.between(900, 90_000)),
    day: formatsOf(from.language).day.format(day),
  }
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (whole, word: string) => words[word] ?? whole)
  return { subject: fill(template.subject), text: fill(template.body), order }
}

const formats = new Map<string, { amount: Intl.NumberFormat; day: Intl.DateTimeFormat }>()

/** Made once for each language: making them takes longer than writing the letter. */
function formatsOf(language: string) {
  const known = formats.get(language) ?? {
    amount: new Intl.NumberFormat(language, { style: 'currency', currency: 'EUR' }),
    day: new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', timeZone: 'UTC' }),
  }
  formats.set(language, known)
  return known
}

function asHtml(text: string): string {
  const paragraphs = text.split('\n\n').map((paragraph) => `<p dir="auto">${paragraph.replaceAll('\n', '<br>')}</p>`)
  return `<html><body style="font-family:Calibri,sans-serif">${paragraphs.join('')}</body></html>`
}
