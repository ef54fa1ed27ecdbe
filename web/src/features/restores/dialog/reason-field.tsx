import { Field, Input } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'

interface ReasonFieldProps {
  reason: string
  /** After a first try, what is missing is pointed out. */
  checked: boolean
  /** How it has to look, in the administrator's words. */
  hint: string | null
  /** The server did not take it. */
  refused: boolean
  onChange: (reason: string) => void
}

/** Why someone restores, where their organization wants to know. */
export const ReasonField = ({ reason, checked, hint, refused, onChange }: ReasonFieldProps) => {
  const { t } = useTranslation()
  const wrong =
    checked && reason.trim() === '' ? t('restore.reasonMissing') : refused ? t('restore.reasonRefused') : null
  return (
    <Field
      required
      label={t('restore.reason')}
      hint={hint ?? t('restore.reasonHelp')}
      {...(wrong !== null && { validationMessage: wrong })}
    >
      <Input value={reason} maxLength={500} dir="auto" onChange={(_, { value }) => onChange(value)} />
    </Field>
  )
}
