/** Has the browser itself fetch a file to disk: it shows the progress, and nothing of it is held by the page. */
export const save = (address: string): void => {
  const link = document.createElement('a')
  link.href = address
  link.download = ''
  link.hidden = true
  document.body.append(link)
  link.click()
  link.remove()
}
