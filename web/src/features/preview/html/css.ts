import { isHarmless } from './css-values.ts'

/**
 * Style sheets of strangers, read by the browser's own parser and written anew: escapes, comments and other disguises
 * are gone by then. A constructed sheet that no page adopts loads nothing.
 */
const parse = (text: string): CSSRuleList => {
  const sheet = new CSSStyleSheet()
  // Ignores `@import`, as constructed sheets do.
  sheet.replaceSync(text)
  return sheet.cssRules
}

/** Longhands one by one: a shorthand that needs `var()` has none of them. */
const declarations = (style: CSSStyleDeclaration): string => {
  const kept: string[] = []
  for (const name of style) {
    const value = style.getPropertyValue(name)
    if (name.startsWith('--') || value === '' || !isHarmless(value)) continue
    kept.push(`${name}:${value}${style.getPropertyPriority(name) ? ' !important' : ''}`)
  }
  return kept.join(';')
}

/** A shorthand is shorter than its longhands: kept where all of it is harmless. */
const block = (style: CSSStyleDeclaration): string => {
  const text = style.cssText
  return isHarmless(text) && !text.includes('--') ? text : declarations(style)
}

const isPlain = (prelude: string): boolean => !/[<{}@]/.test(prelude)

const written = (rule: CSSRule): string => {
  if (rule instanceof CSSStyleRule) {
    const body = isPlain(rule.selectorText) ? block(rule.style) : ''
    return body === '' ? '' : `${rule.selectorText}{${body}}`
  }
  if (rule instanceof CSSMediaRule && isPlain(rule.conditionText)) {
    // Shown on a light surface, whatever the device prefers.
    if (/prefers-color-scheme/i.test(rule.conditionText)) return ''
    return `@media ${rule.conditionText}{${sheet(rule.cssRules)}}`
  }
  // Fonts, imports, layers and whatever else there is: mail does well without.
  return ''
}

const sheet = (rules: CSSRuleList): string => [...rules].map(written).filter(Boolean).join('\n')

/** The text of a style element, without all that could load something. */
export const cleanStyleSheet = (text: string): string => {
  // Hidden from browsers of the nineties; Outlook still writes it.
  return sheet(parse(text.replace(/<!--|-->/g, '')))
}

/** The value of a `style` attribute, likewise. */
export const cleanStyleAttribute = (text: string): string => {
  const [rule] = parse('a{}')
  if (!(rule instanceof CSSStyleRule)) return ''
  rule.style.cssText = text
  return block(rule.style)
}
