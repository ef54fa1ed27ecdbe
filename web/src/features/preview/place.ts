/** Whose data, at which moment. */
export interface Place {
  scope: string
  point: string
}
