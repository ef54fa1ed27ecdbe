/** What each kind of preview is given. */
export interface Contents {
  bytes: ArrayBuffer
  name: string
}
