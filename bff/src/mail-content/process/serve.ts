import { Socket } from 'node:net'
import { encodeFrame, type Frame, FrameReader } from './frames.ts'

/** Where answers go: not standard output, on which libraries may print. */
export const ANSWERS_FD = 3

/** The worker's side: answers one frame after the other, until the portal hangs up or is gone. */
export function serve(answer: (question: Frame) => Frame): void {
  const answers = new Socket({ fd: ANSWERS_FD })
  const questions = new FrameReader(Number.POSITIVE_INFINITY)
  process.stdin.on('data', (chunk: Buffer) => {
    const question = questions.push(chunk)
    if (question) for (const part of encodeFrame(answer(question))) answers.write(part)
  })
  process.stdin.on('end', () => process.exit())
  answers.on('error', () => process.exit())
}
