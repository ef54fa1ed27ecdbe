import { type Html, html } from './html.ts'

export const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; --line: color-mix(in srgb, currentColor 20%, transparent); }
body { max-width: 68rem; margin: 0 auto; padding: 1rem; }
header { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: baseline; border-bottom: 1px solid var(--line); }
header p { margin: 0 auto 0 0; font-size: 1.25rem; font-weight: 600; }
form { display: inline; }
button { font: inherit; padding: .2rem .8rem; }
[role=status] { padding: .5rem 1rem; border: 2px solid #2a7d4f; border-radius: .4rem; }
table { width: 100%; border-collapse: collapse; }
caption { text-align: start; font-weight: 600; padding: .5rem 0; }
th, td { text-align: start; padding: .3rem .5rem; border-bottom: 1px solid var(--line); vertical-align: top; }
td[dir=auto] { text-align: left; overflow-wrap: anywhere; min-width: 9rem; }
time, button { white-space: nowrap; }
td.number, th.number { text-align: end; white-space: nowrap; }
.unread { font-weight: 700; }
.folders { display: grid; grid-template-columns: repeat(auto-fill, minmax(16rem, 1fr)); gap: 0 1rem; padding: 0; list-style: none; }
[aria-current] { font-weight: 700; }
`

/** What a form has just done, by the word it leaves in the address. */
const DONE: Record<string, string> = {
  'backed-up': 'Backed up: there is a new restore point of everything as it is now.',
  reset: 'Everything is as it was at the beginning.',
  'deleted-mail': 'The message is gone from the mailbox. Backups still have it.',
  'deleted-file': 'It is gone from the OneDrive. Backups still have it.',
  nothing: 'It was gone already.',
}

export function page(title: string, body: Html, done?: string): string {
  const status = done !== undefined && Object.hasOwn(DONE, done) ? html`<p role="status">${DONE[done]}</p>` : ''
  return html`<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title} – Live view</title><link rel="stylesheet" href="/live/style.css"></head>
<body><header><p><a href="/live">Live view</a></p>
<form method="post" action="/live/backup"><button>Back up now</button></form>
<form method="post" action="/live/reset"><button>Reset everything</button></form></header>
<main><h1 dir="auto">${title}</h1>${status}${body}</main></body></html>`.toString()
}

/** A time a person reads, in UTC so that it is the same for everyone. */
export function time(iso: string | null): Html | string {
  if (iso === null) return ''
  return html`<time datetime="${iso}">${iso.slice(0, 16).replace('T', ' ')}</time>`
}
