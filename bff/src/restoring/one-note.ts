/** OneNote notebooks, and their tables of contents: cannot be restored with the application's permission. */
export const isOneNote = (name: string): boolean => /\.(one|onetoc2)$/i.test(name)
