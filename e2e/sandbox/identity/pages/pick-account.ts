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
  // Nobody signs in to a shared mailbox.
  const accounts = directory.accounts.filter(({ mailboxKind = 'User' }) => mailboxKind === 'User')
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

/** What describes an account stands beside its button: the button's name is the person and the address, no more. */
function accountButton({ account, displayName, email, enabled }: Account, tag: string): Html {
  return html`<button class="account${!enabled && ' disabled'}" name="account" value="${account}"
  aria-describedby="tag-${account}">
<span class="initials" aria-hidden="true">${initials(displayName)}</span>
<span class="name">${displayName}</span>
<span class="address">${email}</span>
</button>
<span class="tag" id="tag-${account}">${tag}</span>`
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
  const letters = displayName.split(/\s+/).flatMap((word) => word.match(/\p{L}/u)?.[0] ?? [])
  return [letters[0], letters.length > 1 ? letters.at(-1) : undefined].join('')
}
