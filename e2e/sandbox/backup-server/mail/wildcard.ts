/** "To filter objects, you can use * and ? wildcard characters": the whole name, upper and lower case the same. */
export function wildcard(pattern: string): (name: string) => boolean {
  const wanted = Array.from(pattern.normalize('NFC').toLowerCase())
  return (name) => matches(wanted, Array.from(name.normalize('NFC').toLowerCase()))
}

/** Goes back to the last `*` only, so that no pattern takes more than pattern times name steps. */
function matches(pattern: string[], name: string[]): boolean {
  let at = 0
  let star = -1
  let resume = 0
  for (let i = 0; i < name.length; ) {
    if (pattern[at] === '*') {
      star = at++
      resume = i
    } else if (pattern[at] === '?' || pattern[at] === name[i]) {
      at++
      i++
    } else if (star >= 0) {
      at = star + 1
      i = ++resume
    } else return false
  }
  return pattern.slice(at).every((rest) => rest === '*')
}
