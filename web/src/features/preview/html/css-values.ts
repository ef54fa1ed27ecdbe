/**
 * Functions that a value may use: those that compute. Everything that names a resource is a function too (`url()`,
 * `image-set()`, `src()`, whatever browsers learn next), and `var()` could bring one in from elsewhere.
 */
const computing = new Set(
  `rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix light-dark calc min max clamp
  linear-gradient radial-gradient conic-gradient repeating-linear-gradient repeating-radial-gradient
  translate translatex translatey scale scalex scaley rotate skew skewx skewy matrix
  minmax repeat fit-content rect inset cubic-bezier steps`.split(/\s+/),
)

const strings = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/gs

/**
 * Whether a value, as the browser serialises it, can load nothing and cannot end the style element it is put into.
 * What is still written with an escape outside of strings is refused, rather than understood.
 */
export const isHarmless = (value: string): boolean => {
  if (value.includes('<')) return false
  const bare = value.replace(strings, '""')
  if (/[\\@{}]/.test(bare)) return false
  return [...bare.matchAll(/([^\s(),/*+"']*)\(/g)].every(
    ([, name = '']) => name === '' || computing.has(name.toLowerCase()),
  )
}
