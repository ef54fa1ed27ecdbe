import { Button, Field, Input, makeStyles, Spinner, tokens } from '@fluentui/react-components'
import { type Acting, LONGEST_REASON } from '@restore-portal/bff/contract/acting'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemMessage } from '../../components/problem-message.tsx'
import { isProblem } from '../../lib/problem-error.ts'
import { start } from './api/acting.ts'

const useStyles = makeStyles({
  form: { display: 'grid', gap: tokens.spacingVerticalL, textAlign: 'start' },
  text: { margin: 0 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
})

interface ActFormProps {
  acting: Acting
  /** The way out, beside the button that begins. */
  otherwise: ReactNode
}

/** Begins to act for someone: says what follows from it, and asks why where the administrator wants to know. */
export const ActForm = ({ acting, otherwise }: ActFormProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const client = useQueryClient()
  const field = useId()
  const [reason, setReason] = useState(acting.reason)
  const [checked, setChecked] = useState(false)
  // Once it has begun, whoever shows this form sees that, and shows the pages.
  const starting = useMutation({ mutationFn: (given: string) => start(client, acting.person.id, given) })
  const { error } = starting
  const refused = isProblem(error, 'reason_invalid') || isProblem(error, 'reason_required')
  const required = acting.reasonRequired || isProblem(error, 'reason_required')
  const asked = required || acting.reasonHint !== null || refused
  const missing = required && reason.trim() === ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (missing) document.getElementById(field)?.focus()
    else if (!starting.isPending) starting.mutate(reason.trim())
  }
  const wrong = missing && checked ? t('scope.reasonMissing') : refused ? t('scope.reasonRefused') : undefined
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <p className={styles.text}>{t('scope.recorded')}</p>
      {asked ? (
        <Field
          label={t('scope.reason')}
          required={required}
          hint={acting.reasonHint ?? t('scope.reasonHelp')}
          {...(wrong && { validationMessage: wrong })}
        >
          <Input
            id={field}
            value={reason}
            maxLength={LONGEST_REASON}
            dir="auto"
            autoFocus
            onChange={(_, { value }) => {
              setReason(value)
              if (refused) starting.reset()
            }}
          />
        </Field>
      ) : null}
      {error && !refused ? <ProblemMessage error={error} /> : null}
      <div className={styles.actions}>
        <Button
          type="submit"
          appearance="primary"
          disabledFocusable={starting.isPending}
          autoFocus={!asked}
          {...(starting.isPending && { icon: <Spinner size="extra-tiny" aria-hidden="true" /> })}
        >
          {t('scope.start')}
        </Button>
        {otherwise}
      </div>
    </form>
  )
}
