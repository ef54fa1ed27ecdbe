/** No host can be called this (RFC 6761): what resolves to it was relative. */
const nowhere = 'https://relative.invalid'

const resolve = (address: string): URL | null => {
  const url = URL.parse(address, nowhere)
  return url && url.hostname !== 'relative.invalid' ? url : null
}

export type ImageAddress =
  | { is: 'remote'; url: string }
  | { is: 'attached'; contentId: string }
  | { is: 'contained'; url: string }
  | { is: 'nothing' }

const contained = /^data:image\/(?:png|jpe?g|gif|webp|bmp);base64,[a-z0-9+/=\s]*$/i

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** What an image of a message points to, read as the browser would read it. */
export const imageAddress = (address: string): ImageAddress => {
  if (contained.test(address.trim())) return { is: 'contained', url: address.trim() }
  const url = resolve(address)
  if (url?.protocol === 'cid:') return { is: 'attached', contentId: decoded(url.href.slice(4)).toLowerCase() }
  if (url?.protocol === 'https:' || url?.protocol === 'http:') {
    // Asked for over TLS or not at all.
    url.protocol = 'https:'
    return { is: 'remote', url: url.href }
  }
  return { is: 'nothing' }
}

const followed = new Set(['http:', 'https:', 'mailto:', 'tel:'])

/** Where a link leads, or null where it must lead nowhere: scripts, data, places within the portal. */
export const linkAddress = (address: string): string | null => {
  const url = resolve(address)
  return url && followed.has(url.protocol) ? url.href : null
}

const looksLikeHost = /^(?:https?:\/\/)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?:[:/?#]|$)/i

/** The host that a link leads to, where its words name another one. */
export const hiddenHost = (words: string, address: string): string | null => {
  const named = looksLikeHost.exec(words.trim())?.[1]?.toLowerCase()
  const host = /^https?:/.test(address) ? new URL(address).hostname : ''
  if (!named || host === '') return null
  const bare = (name: string) => name.replace(/^www\./, '')
  return bare(named) === bare(host) ? null : host
}
