import { readFile } from 'node:fs/promises'
import { request } from 'node:https'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import type { Running } from '../folder-lock.ts'
import { PlainError } from '../listen.ts'

/** Asks a running sandbox's live view to do something; its sentence becomes the error where it refuses. */
export async function askRunning(
  running: Running,
  method: 'POST' | 'PUT',
  path: string,
  body: Buffer | NodeJS.ReadableStream = Buffer.alloc(0),
): Promise<string> {
  const ca = await readFile(running.ca)
  const asked = request(new URL(`/live/api${path}`, running.live), { method, ca })
  const answered = new Promise<{ status: number; body: string }>((resolve, reject) => {
    asked.once('error', reject)
    asked.once('response', (response) => {
      text(response).then((answer) => resolve({ status: response.statusCode ?? 0, body: answer }), reject)
    })
  })
  if (Buffer.isBuffer(body)) asked.end(body)
  else await pipeline(body, asked)
  const { status, body: answer } = await answered
  if (status < 300) return answer
  throw new PlainError(`The sandbox at ${running.live} refused: ${messageOf(answer)}`)
}

function messageOf(answer: string): string {
  try {
    return String(JSON.parse(answer).message)
  } catch {
    return answer.slice(0, 200)
  }
}
