import { createReadStream } from 'node:fs'

const HEADER = /^(?:[!-9;-~]+[ \t]*:|>From )/

/**
 * The messages of an mbox file, one after the other. A message begins at a line `From …` that follows an empty line and
 * is followed by a header; where the file's first such line has a time in it, the others must have one too, since a
 * letter may say "From here". Lines that were quoted as `>From` get their own form back.
 */
export async function* readMbox(file: string): AsyncGenerator<Buffer> {
  let message: string[] | undefined
  let isSeparator: ((line: string) => boolean) | undefined
  let afterEmpty = true
  /** The line before, where it may be a separator. */
  let separator: string | undefined
  for await (const line of lines(file)) {
    if (separator !== undefined && (message === undefined || HEADER.test(line))) {
      if (message !== undefined) yield toMessage(message)
      message = []
    } else if (separator !== undefined) message?.push(separator)
    isSeparator ??= /^From .*\d:\d\d/.test(line)
      ? (one) => /^From .*\d:\d\d/.test(one)
      : (one) => one.startsWith('From ')
    separator = afterEmpty && isSeparator(line) ? line : undefined
    if (separator === undefined) message?.push(line.replace(/^>(>*From )/, '$1'))
    afterEmpty = line.trim() === ''
  }
  if (message !== undefined) yield toMessage(separator === undefined ? message : [...message, separator])
}

/** Mail programs keep mbox files without an extension, too. */
export async function isMbox(file: string): Promise<boolean> {
  for await (const chunk of createReadStream(file, { encoding: 'latin1', end: 255 }))
    return /^From .*\d:\d\d/.test(chunk)
  return false
}

/** The empty line before the next message belongs to the mbox, not to the message. */
function toMessage(all: string[]): Buffer {
  if (all.at(-1)?.trim() === '') all.pop()
  return Buffer.from(all.join(''), 'latin1')
}

/** Lines with their ends. Read as Latin-1, which keeps every byte as it is. */
async function* lines(file: string): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of createReadStream(file, { encoding: 'latin1', highWaterMark: 1 << 18 })) {
    const parts = `${rest}${chunk}`.split(/(?<=\n)/)
    rest = parts.at(-1)?.endsWith('\n') ? '' : (parts.pop() ?? '')
    yield* parts
  }
  if (rest !== '') yield rest
}
