/** Kinds of files by the end of their name: good enough for an icon, never for deciding what a file may do. */
export type FileKind =
  | 'folder'
  | 'notebook'
  | 'text'
  | 'document'
  | 'sheet'
  | 'slides'
  | 'pdf'
  | 'image'
  | 'video'
  | 'sound'
  | 'archive'
  | 'code'
  | 'file'

const extensions: Partial<Record<FileKind, string>> = {
  notebook: 'one onetoc2 onepkg',
  text: 'txt md markdown rtf log',
  document: 'doc docx docm dot dotx odt pages',
  sheet: 'xls xlsx xlsm xlsb csv ods tsv numbers',
  slides: 'ppt pptx pptm pps ppsx odp key',
  pdf: 'pdf',
  image: 'png jpg jpeg gif webp svg bmp tif tiff heic avif ico',
  video: 'mp4 mov avi mkv webm m4v wmv',
  sound: 'mp3 wav m4a flac ogg aac wma',
  archive: 'zip 7z rar tar gz bz2 xz',
  code: 'js ts tsx jsx json xml html htm css py java cs c cpp h go rs sh ps1 sql yaml yml',
}

const kinds = new Map<string, FileKind>()
for (const [kind, names] of Object.entries(extensions)) {
  for (const name of names.split(' ')) kinds.set(name, kind as FileKind)
}

/** Kinds that files can be searched by. */
export const searchedKinds = [
  'document',
  'sheet',
  'slides',
  'pdf',
  'image',
  'video',
  'sound',
  'archive',
  'text',
] as const

export type SearchedKind = (typeof searchedKinds)[number]

export const isSearchedKind = (name: string): name is SearchedKind =>
  searchedKinds.some((searched) => searched === name)

export const extensionsOf = (kind: SearchedKind): string[] => extensions[kind]?.split(' ') ?? []

export const fileKind = (item: { kind: 'file' | 'folder'; name: string; oneNote: boolean }): FileKind => {
  if (item.oneNote) return 'notebook'
  if (item.kind === 'folder') return 'folder'
  const dot = item.name.lastIndexOf('.')
  return (dot > 0 && kinds.get(item.name.slice(dot + 1).toLowerCase())) || 'file'
}
