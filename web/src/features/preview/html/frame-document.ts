/** Of the frame's own; what a message says about its looks comes after it. Without a ground: the message's fills the frame. */
const looks = `
html{color-scheme:light}
body{margin:0;padding:12px;color:#242424;font:14px/1.45 'Segoe UI',system-ui,-apple-system,Roboto,'Helvetica Neue',sans-serif;overflow-wrap:anywhere}
img{max-width:100%}
pre{white-space:pre-wrap}
a{color:#036a6e}
a[data-leads-to]::after{content:' ('attr(data-leads-to)')';color:#8a3707;font-weight:600}
`

/** The third layer: whatever is in the frame, it loads nothing but images, and those only from where it may. */
export const framePolicy = (remote: boolean): string =>
  `default-src 'none'; img-src data:${remote ? ' https:' : ''}; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'`

/**
 * A document to put into the sandboxed frame. What stands before the sanitised HTML opens the head, so that its policy
 * is in force before the first of it is read; its own `<html>` and `<body>` tags then add to what is open already.
 */
export const frameDocument = (sanitised: string, remote: boolean): string =>
  `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${framePolicy(remote)}"><meta name="referrer" content="no-referrer"><style>${looks}</style>${sanitised}`
