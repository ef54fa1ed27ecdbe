import createPurifier, { type DOMPurify, type WindowLike } from 'dompurify'
import { hiddenHost, imageAddress, linkAddress } from './addresses.ts'
import { allowedAttributes, allowedTags } from './allowed.ts'
import { cleanStyleAttribute, cleanStyleSheet } from './css.ts'
import { isTooDeep } from './nesting.ts'

export interface Sources {
  /** The person asked for images from the web. */
  remote: boolean
  /** Images of the same message by content id, as `data:` addresses. */
  attached: ReadonlyMap<string, string>
}

export interface Found {
  /** Images of the web, loaded or not. */
  remoteImages: number
  /** Content ids of images that the message brings along. */
  contentIds: string[]
  /** Nothing of it is shown: the sanitiser cannot be relied on here, or would not come to an end. */
  withheld: boolean
}

/** What no browser's policy stops from reaching out, or what would undo the other layers. None can be left by then. */
const unthinkable = /<(?:link|meta|base|script|iframe|object|embed)\b/i

/** Images by what they point to: the address to show it from, or null. */
const imageChooser = ({ remote, attached }: Sources) => {
  const contentIds = new Set<string>()
  let remoteImages = 0
  const choose = (address: string): string | null => {
    const image = imageAddress(address)
    if (image.is === 'remote') remoteImages++
    if (image.is === 'attached') contentIds.add(image.contentId)
    if (image.is === 'contained' || (image.is === 'remote' && remote)) return image.url
    return image.is === 'attached' ? (attached.get(image.contentId) ?? null) : null
  }
  return { choose, found: () => ({ remoteImages, contentIds: [...contentIds] }) }
}

const addLinkHooks = (purifier: DOMPurify): void => {
  purifier.addHook('afterSanitizeAttributes', (node) => {
    const address = node.localName === 'a' ? node.getAttribute('href') : null
    if (address === null) return
    node.setAttribute('target', '_blank')
    node.setAttribute('rel', 'noopener noreferrer')
    node.setAttribute('title', address)
    const host = hiddenHost(node.textContent ?? '', address)
    if (host) node.setAttribute('data-leads-to', host)
  })
}

/**
 * HTML of strangers made harmless: the first of three layers (README). All that is changed is changed here, while
 * DOMPurify works; nothing touches the result.
 *
 * @param realm whose parser reads it: where `style` attributes are forbidden, the browser would complain of each
 */
export const sanitise = (realm: WindowLike, dirty: string, sources: Sources): { html: string; found: Found } => {
  if (isTooDeep(dirty)) return { html: '', found: { remoteImages: 0, contentIds: [], withheld: true } }
  const images = imageChooser(sources)
  const purifier = createPurifier(realm)
  purifier.addHook('uponSanitizeElement', (node, { tagName }) => {
    if (tagName === 'style') node.textContent = cleanStyleSheet(node.textContent ?? '')
  })
  purifier.addHook('uponSanitizeAttribute', (node, data) => {
    const keep = (value: string | null) => {
      data.attrValue = value ?? ''
      data.keepAttr = value !== null
    }
    if (data.attrName === 'style') keep(cleanStyleAttribute(data.attrValue) || null)
    else if (data.attrName === 'href') keep(node.localName === 'a' ? linkAddress(data.attrValue) : null)
    else if (data.attrName === 'src') keep(node.localName === 'img' ? images.choose(data.attrValue) : null)
    // Of the web alone: DOMPurify knows `data:` in `src` only.
    else if (data.attrName === 'background') keep(images.choose(data.attrValue))
  })
  addLinkHooks(purifier)
  const html = purifier.sanitize(dirty, {
    ALLOWED_TAGS: allowedTags,
    ALLOWED_ATTR: allowedAttributes,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    // Style elements of the head, and colours of the body, belong to the message.
    WHOLE_DOCUMENT: true,
  })
  // In a browser that it does not know, DOMPurify hands back what it was given.
  const withheld = !purifier.isSupported || unthinkable.test(html)
  return { html: withheld ? '' : html, found: { ...images.found(), withheld } }
}
