/** The addresses in a text, in lower case, each once. What may stand in an address does not part one from another. */
export function addressesIn(text: string): string[] {
  const words = text.toLowerCase().split(/[\s<>()[\]"“”„,;:]+/)
  return [...new Set(words.map((word) => word.replace(/^'+|['.]+$/g, '')).filter((word) => /^[^@]+@[^@]+$/.test(word)))]
}
