/** Saves what the page holds already as a file; its type is not told, so that nothing opens it by itself. */
export const saveBytes = (bytes: ArrayBuffer, name: string): void => {
  const address = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.hidden = true
  document.body.append(link)
  link.click()
  link.remove()
  // The browser has begun to read it by then, and keeps what it reads.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
