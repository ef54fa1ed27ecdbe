import type { Restore } from '@restore-portal/bff/contract/restores'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { countWords } from '../words.ts'

const supported = (): boolean => 'Notification' in window

/**
 * Tells that a restore has ended while the person looks elsewhere, if they asked the browser for it. Without names:
 * others may see the screen.
 */
export const notify = (restore: Restore, t: TFunction): void => {
  if (!supported() || Notification.permission !== 'granted' || document.visibilityState === 'visible') return
  const result = restore.result === null ? t('restores.states.unknown') : t(`restores.results.${restore.result}`)
  try {
    // The tag keeps several tabs from telling it several times.
    const note = new Notification(t('restores.notification', { result }), {
      body: countWords(restore, t),
      tag: `restore-portal ${restore.id}`,
    })
    note.addEventListener('click', () => window.focus())
  } catch {
    // Some browsers have the name but want a service worker; the page tells it all the same.
  }
}

/** Whether the person can still be asked, and how. */
export const useAskToNotify = () => {
  const [permission, setPermission] = useState(() => (supported() ? Notification.permission : 'denied'))
  return {
    canAsk: permission === 'default',
    ask: () => void Notification.requestPermission().then(setPermission),
  }
}
