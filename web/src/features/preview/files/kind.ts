/** How a file can be shown, by the end of its name; what it really is shows when it is read. */
export type PreviewKind = 'image' | 'pdf' | 'text' | 'markdown' | 'csv' | 'word' | 'excel'

/** Why there is no preview. */
export type NoPreview = 'empty' | 'tooLarge' | 'noKind'

const extensions: Record<PreviewKind, string> = {
  image: 'png jpg jpeg jfif gif webp bmp avif',
  pdf: 'pdf',
  text: `txt log ini cfg conf json json5 jsonl xml yaml yml toml html htm css scss less js mjs cjs jsx ts tsx py rb php
    java kt cs c h cpp hpp go rs swift sh bash ps1 psm1 bat cmd sql r tex srt vtt ics vcf eml svg diff patch`,
  markdown: 'md markdown',
  csv: 'csv tsv tab',
  word: 'docx docm dotx',
  excel: 'xlsx xlsm xltx',
}

const kinds = new Map<string, PreviewKind>()
for (const [kind, names] of Object.entries(extensions)) {
  for (const name of names.split(/\s+/)) kinds.set(name, kind as PreviewKind)
}

const mebibyte = 1024 * 1024

/** Beyond these, reading takes a browser longer than a person waits. */
const largest: Record<PreviewKind, number> = {
  image: 25 * mebibyte,
  pdf: 25 * mebibyte,
  text: 5 * mebibyte,
  markdown: mebibyte,
  csv: 25 * mebibyte,
  word: 25 * mebibyte,
  excel: 25 * mebibyte,
}

export const kindOf = (name: string): PreviewKind | undefined => {
  const dot = name.lastIndexOf('.')
  return dot > 0 ? kinds.get(name.slice(dot + 1).toLowerCase()) : undefined
}

export const previewOf = (name: string, size: number): { kind: PreviewKind } | { without: NoPreview } => {
  if (size === 0) return { without: 'empty' }
  const kind = kindOf(name)
  if (!kind) return { without: 'noKind' }
  return size > largest[kind] ? { without: 'tooLarge' } : { kind }
}
