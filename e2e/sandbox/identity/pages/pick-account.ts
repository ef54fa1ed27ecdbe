import type { Account, Directory } from '../../tenant/types.ts'
import { type Html, html } from './html.ts'
import { page } from './page.ts'

/** More than fit a page are signed in by their address: a generated tenant has ten thousand people. */
const SHOWN = 30

interface PickAccount {
  directory: Directory
  action: string
  application: string
  /** Why the last choice did not work. */
  problem?: string | undefined
}

export function pickAccountPage({ directory, action, application, problem }: PickAccount): string {
  const { accounts } = directory
  return page(
    'Pick an account',
    html`<h1>Pick an account</h1>
<p class="quiet">to continue to ${application}</p>
${problem && html`<p class="error" role="alert">${problem}</p>`}
<form method="post" action="${action}">
<ul>
${accounts.slice(0, SHOWN).map((account) => html`<li>${accountButton(account, tag(account, directory))}</li>`)}
</ul>
</form>
<form method="post" action="${action}">
${accounts.length > SHOWN && otherAccount(accounts.length - SHOWN)}
<p class="actions">
<button class="secondary" name="cancel" value="yes">Cancel</button>
${accounts.length > SHOWN && html`<button class="primary">Next</button>`}
</p>
</form>`,
  )
}

function accountButton({ account, displayName, email, enabled }: Account, tag: string): Html {
  const id = `account-${account}`
  return html`<button class="account${!enabled && ' disabled'}" name="account" value="${account}"
  aria-labelledby="${id}-name ${id}-address" aria-describedby="${id}-tag">
<span class="initials" aria-hidden="true">${initials(displayName)}</span>
<span class="name" id="${id}-name">${displayName}</span>
<span class="address" id="${id}-address">${email}</span>
<span class="tag" id="${id}-tag">${tag}</span>
</button>`
}

function otherAccount(hidden: number): Html {
  return html`<label for="other">E-mail address of one of the ${hidden} others</label>
<input type="text" id="other" name="account" inputmode="email" autocomplete="off" autocapitalize="none" spellcheck="false">`
}

/** What a newcomer wants to know before choosing: who may do what. */
function tag({ account, enabled }: Account, { roles }: Directory): string {
  if (!enabled) return 'disabled'
  return roles
    .filter(({ operators }) => operators.includes(account))
    .map(({ name }) => name)
    .join(', ')
}

function initials(displayName: string): string {
  const words = displayName.split(/\s+/)
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '').join('')
}
