import { createHash } from 'node:crypto'
import { Html, html } from './html.ts'
import { STYLE } from './style.ts'

const AUTO_SUBMIT = 'document.forms[0].submit()'
const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='4' fill='%230f6cbd'/%3E%3Ccircle cx='8' cy='6' r='3' fill='%23fff'/%3E%3Cpath d='M2.5 14a5.5 5.5 0 0 1 11 0z' fill='%23fff'/%3E%3C/svg%3E"

const sha256 = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/**
 * For every answer. A form's target is held against `form-action` again at each redirect (in Chromium), and picking an
 * account ends at the portal, whose port is not known.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  `style-src ${sha256(STYLE)}`,
  `script-src ${sha256(AUTO_SUBMIT)}`,
  'img-src data:',
  "form-action 'self' https://localhost:* https://127.0.0.1:*",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ')

export function page(title: string, content: Html): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Sandbox sign-in</title>
<link rel="icon" href="${ICON}">
<style>${new Html(STYLE)}</style>
</head>
<body>
<main>
${content}
<p class="notice"><strong>This is a sandbox.</strong> This page stands in for Microsoft Entra ID. It asks for no password,
and nobody here is real.</p>
</main>
</body>
</html>`.markup
}

/** A page that says one thing. */
export function messagePage(title: string, ...sentences: string[]): string {
  return page(title, html`<h1>${title}</h1>${sentences.map((sentence) => html`<p>${sentence}</p>`)}`)
}

/** A form that sends itself off; the button is for browsers without scripts. */
export function autoSubmitPage(title: string, action: string, fields: Record<string, string>): string {
  return page(
    title,
    html`<h1>${title}</h1>
<form method="post" action="${action}">
${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<p class="actions"><button class="primary">Continue</button></p>
</form>
<script>${new Html(AUTO_SUBMIT)}</script>`,
  )
}
