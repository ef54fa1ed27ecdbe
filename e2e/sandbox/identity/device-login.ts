import type { ErrorOut, KoaContextWithOIDC } from 'oidc-provider'
import { type Html, html } from './pages/html.ts'
import { messagePage, page } from './pages/page.ts'

/** Where somebody types the code that a device or a script shows them. */
export const deviceLoginPages = {
  userCodeInputSource(
    ctx: KoaContextWithOIDC,
    _form: string,
    out?: ErrorOut,
    error?: Error & { userCode?: string },
  ): void {
    show(
      ctx,
      'Enter code',
      html`<p class="quiet">Enter the code displayed on your app or device.</p>
${problem(out, error)}
<label for="code">Code</label>
<input type="text" id="code" name="user_code" value="${error?.userCode ?? ''}" autocomplete="off" autofocus>
<p class="actions"><button class="primary">Next</button></p>`,
    )
  },

  userCodeConfirmSource(
    ctx: KoaContextWithOIDC,
    _form: string,
    client: { clientName?: string | undefined },
    _deviceInfo: object,
    userCode: string,
  ): void {
    show(
      ctx,
      `Are you trying to sign in to ${client.clientName}?`,
      html`<p>Only continue if you started this sign-in yourself, and if this is the code you see: <code>${userCode}</code></p>
<input type="hidden" name="user_code" value="${userCode}">
<p class="actions">
<button class="secondary" name="abort" value="yes">Cancel</button>
<button class="primary" name="confirm" value="yes">Continue</button>
</p>`,
    )
  },

  successSource(ctx: KoaContextWithOIDC): void {
    ctx.type = 'html'
    const title = `You have signed in to ${ctx.oidc.client?.clientName} on your device`
    ctx.body = messagePage(title, 'You may now close this window.')
  },
}

function show(ctx: KoaContextWithOIDC, title: string, content: Html): void {
  const action = ctx.oidc.urlFor('code_verification')
  const secret = String(ctx.oidc.session?.state?.secret ?? '')
  ctx.type = 'html'
  ctx.body = page(
    title,
    html`<h1>${title}</h1>
<form method="post" action="${action}">
<input type="hidden" name="xsrf" value="${secret}">
${content}
</form>`,
  )
}

function problem(out: ErrorOut | undefined, error: Error | undefined): Html | undefined {
  if (!error) return undefined
  // oidc-provider's class for an input that was sent empty; its name is all that is public.
  const empty = error.name === 'NoCodeError'
  const sentence = empty ? 'Enter the code.' : "That code didn't work. Check the code and try again."
  return html`<p class="error" role="alert">${out?.error === 'server_error' ? 'Something went wrong.' : sentence}</p>`
}
