import { RestError } from '../http/errors.ts'

/** A search as VB365's guide describes it: `criteria:value`, upper-case AND OR NOT, parentheses, quotes. */
export type Search =
  | { kind: 'and' | 'or'; parts: Search[] }
  | { kind: 'not'; part: Search }
  | { kind: 'term'; criterion: string | null; value: string }

export class SearchSyntaxError extends RestError {
  override name = 'SearchSyntaxError'

  constructor(message: string) {
    super(400, 'ParameterValidationFailure', `The search query is not valid: ${message}`)
  }
}
