/** `absent`: the message can be read, and has no such attachment. */
export type UnreadableReason = 'damaged' | 'too-large' | 'took-too-long' | 'absent'

/** The only error that reading a message ends with. Its words hold nothing of the message. */
export class UnreadableMailError extends Error {
  readonly reason: UnreadableReason
  readonly detail: string

  constructor(reason: UnreadableReason, detail: string) {
    super(`the message cannot be read (${reason}): ${detail}`)
    this.name = 'UnreadableMailError'
    this.reason = reason
    this.detail = detail
  }
}
