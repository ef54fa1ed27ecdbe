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
import { ArrowCounterclockwise20Filled } from '@fluentui/react-icons'
import type { Restore, Workload } from '@restore-portal/bff/contract/restores'
import { type FormEvent, useState } from 'react'
import { ProblemMessage } from '../../../components/problem-message.tsx'
import { useSteady } from '../../../components/use-steady.ts'
import { WhoseLine } from '../../../components/whose-line.tsx'
import { formatCount, formatDateTime } from '../../../lib/format.ts'
import { isProblem } from '../../../lib/problem-error.ts'
import { useWhoseWords } from '../../../lib/scope.tsx'
import { type Choices, countOf, momentOf, restorable, safeChoices, type Wish, workloadsOf } from '../wish.ts'
import { DriveChoices } from './drive-choices.tsx'
import { MailChoices } from './mail-choices.tsx'
import { PreviewPanel } from './preview-panel.tsx'
import { ReasonField } from './reason-field.tsx'
import { SelectedItems } from './selected-items.tsx'
import { usePreview } from './use-preview.ts'
import { useStart } from './use-start.ts'

const useStyles = makeStyles({
  surface: { maxWidth: '560px' },
  // What does not fit is scrolled to, never squeezed.
  content: { display: 'grid', gridAutoRows: 'max-content', gap: tokens.spacingVerticalL },
  text: { margin: 0 },
  part: { border: 'none', margin: 0, padding: 0, minWidth: 0, display: 'grid', gap: tokens.spacingVerticalS },
  legend: { padding: 0, marginBottom: tokens.spacingVerticalS, fontWeight: tokens.fontWeightSemibold },
})

interface RestoreDialogProps {
  wish: Wish
  onClose: () => void
  onStarted: (restore: Restore) => void
}

/** What there is to say about a choice of things before anything else. */
const useIntro = (wish: Wish, workloads: Workload[]): string => {
  const t = useWhoseWords()
  const [only] = workloads
  const moment = momentOf(wish)
  if (workloads.length !== 1 || only === undefined || moment === null) return t('restore.whatMixed')
  const count = countOf(wish)
  return moment === 'all'
    ? t(`restore.whatAll.${only}`, { count })
    : t(`restore.what.${only}`, { count, moment: formatDateTime(new Date(moment)) })
}

export const RestoreDialog = ({ wish, onClose, onStarted }: RestoreDialogProps) => {
  const t = useWhoseWords()
  const styles = useStyles()
  const [choices, setChoices] = useState<Choices>(() => safeChoices(t('restore.folderDefault')))
  const [reason, setReason] = useState('')
  const [checked, setChecked] = useState(false)
  const starting = useStart(wish, onStarted)
  const preview = usePreview(wish, choices)
  const steady = useSteady()

  const workloads = workloadsOf(wish)
  const intro = useIntro(wish, workloads)
  const count = countOf(wish)
  const notebooks = 'list' in wish ? 0 : wish.items.length - restorable(wish).length
  const reasonRefused = isProblem(starting.error, 'reason_invalid')
  const reasonNeeded =
    preview.data?.reasonRequired === true || isProblem(starting.error, 'reason_required') || reasonRefused
  const incomplete =
    (workloads.includes('mail') && choices.elsewhere && choices.folder.trim() === '') ||
    (reasonNeeded && reason.trim() === '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (!incomplete && !starting.isPending) starting.mutate({ choices, reason })
  }
  const options = (workload: Workload) => {
    const Options = workload === 'mail' ? MailChoices : DriveChoices
    return (
      <Options
        choices={choices}
        checked={checked}
        onChange={(change) => setChoices((before) => ({ ...before, ...change }))}
      />
    )
  }
  const words = { count, formatted: formatCount(count) }
  return (
    <Dialog open onOpenChange={(_, data) => data.open || starting.isPending || onClose()}>
      <DialogSurface ref={steady} className={styles.surface}>
        <form onSubmit={submit} noValidate>
          <DialogBody>
            <DialogTitle>{t('list' in wish ? 'restore.headingList' : 'restore.heading', words)}</DialogTitle>
            <DialogContent className={styles.content}>
              <WhoseLine />
              {'list' in wish ? null : <SelectedItems items={wish.items} />}
              {notebooks > 0 ? (
                <MessageBar intent="warning" layout="multiline">
                  <MessageBarBody>
                    {workloads.length === 0
                      ? t('restore.oneNoteOnly')
                      : t('restore.oneNote', { count: notebooks, formatted: formatCount(notebooks) })}
                  </MessageBarBody>
                </MessageBar>
              ) : null}
              {workloads.length > 0 ? (
                <>
                  <p className={styles.text}>{intro}</p>
                  <PreviewPanel preview={preview} workloads={workloads} />
                </>
              ) : null}
              {workloads.length === 1
                ? workloads.map((workload) => <div key={workload}>{options(workload)}</div>)
                : workloads.map((workload) => (
                    <fieldset key={workload} className={styles.part}>
                      <legend className={styles.legend}>{t(`restore.part.${workload}`)}</legend>
                      {options(workload)}
                    </fieldset>
                  ))}
              {reasonNeeded ? (
                <ReasonField
                  reason={reason}
                  checked={checked}
                  hint={preview.data?.reasonHint ?? null}
                  refused={reasonRefused}
                  onChange={setReason}
                />
              ) : null}
              {starting.error && !reasonRefused ? <ProblemMessage error={starting.error} /> : null}
            </DialogContent>
            <DialogActions>
              <Button
                type="submit"
                appearance="primary"
                disabledFocusable={starting.isPending || workloads.length === 0}
                icon={
                  starting.isPending ? (
                    <Spinner size="extra-tiny" aria-hidden="true" />
                  ) : (
                    <ArrowCounterclockwise20Filled />
                  )
                }
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
