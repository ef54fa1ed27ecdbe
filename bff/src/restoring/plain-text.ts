/** Controls, and the characters that change the direction of what follows them. */
const UNSAFE = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu
const MAX = 500

/** What someone else wrote, to be shown as one line of text. */
export const plainText = (text: string): string => text.replace(UNSAFE, ' ').trim().slice(0, MAX).toWellFormed()
