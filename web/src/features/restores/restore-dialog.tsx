import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Spinner,
  tokens,
} from '@fluentui/react-components'
import type { Restore } from '@restore-portal/bff/contract/restores'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemMessage } from '../../components/problem-message.tsx'
import { formatCount, formatDateTime } from '../../lib/format.ts'
import { DriveChoices } from './drive-choices.tsx'
import { MailChoices } from './mail-choices.tsx'
import { SelectedItems } from './selected-items.tsx'
import { useStart } from './use-start.ts'
import { type Choices, restorable, safeChoices, type Wish } from './wish.ts'

const useStyles = makeStyles({
  surface: { maxWidth: '520px' },
  content: { display: 'grid', gap: tokens.spacingVerticalL },
  text: { margin: 0 },
})

interface RestoreDialogProps {
  wish: Wish
  onClose: () => void
  onStarted: (restore: Restore) => void
}

export const RestoreDialog = ({ wish, onClose, onStarted }: RestoreDialogProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const [choices, setChoices] = useState<Choices>(() => safeChoices(t('restore.folderDefault')))
  const [checked, setChecked] = useState(false)
  const starting = useStart(wish, onStarted)

  const { workload } = wish
  const count = restorable(wish).length
  const notebooks = wish.items.length - count
  const incomplete = workload === 'mail' && choices.elsewhere && choices.folder.trim() === ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (!incomplete && !starting.isPending) starting.mutate(choices)
  }
  const Options = workload === 'mail' ? MailChoices : DriveChoices
  return (
    <Dialog open onOpenChange={(_, data) => data.open || starting.isPending || onClose()}>
      <DialogSurface className={styles.surface}>
        <form onSubmit={submit} noValidate>
          <DialogBody>
            <DialogTitle>
              {t('restore.heading', { count: wish.items.length, formatted: formatCount(wish.items.length) })}
            </DialogTitle>
            <DialogContent className={styles.content}>
              <SelectedItems items={wish.items} />
              {notebooks > 0 ? (
                <MessageBar intent="warning" layout="multiline">
                  <MessageBarBody>
                    {count === 0
                      ? t('restore.oneNoteOnly')
                      : t('restore.oneNote', { count: notebooks, formatted: formatCount(notebooks) })}
                  </MessageBarBody>
                </MessageBar>
              ) : null}
              {count > 0 ? (
                <>
                  <p className={styles.text}>
                    {wish.point === 'all'
                      ? t(`restore.whatAll.${workload}`, { count })
                      : t(`restore.what.${workload}`, { count, moment: formatDateTime(new Date(wish.point)) })}
                  </p>
                  <Options
                    choices={choices}
                    checked={checked}
                    onChange={(change) => setChoices((before) => ({ ...before, ...change }))}
                  />
                </>
              ) : null}
              {starting.error ? <ProblemMessage error={starting.error} /> : null}
            </DialogContent>
            <DialogActions>
              <Button
                type="submit"
                appearance="primary"
                disabledFocusable={starting.isPending || count === 0}
                {...(starting.isPending && { icon: <Spinner size="extra-tiny" aria-hidden="true" /> })}
              >
                {t('restore.action')}
              </Button>
              <Button onClick={onClose} disabled={starting.isPending}>
                {t('common.cancel')}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  )
}
