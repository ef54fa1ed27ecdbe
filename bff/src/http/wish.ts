import type { Request } from 'express'
import { encodingFor } from '../encoding.ts'
import type { Wish } from '../explore/lists/kept-answers.ts'

/** How a request wants its answer. */
export const wishOf = ({ headers }: Request): Wish => ({
  encoding: encodingFor(headers['accept-encoding']),
  ifNoneMatch: headers['if-none-match'],
})
