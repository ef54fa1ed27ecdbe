import { Field, Textarea } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'

interface ReasonFieldProps {
  reason: string
  /** After a first try, what is missing is pointed out. */
  checked: boolean
  onChange: (reason: string) => void
}

/** Why someone restores, where their organization wants to know. */
export const ReasonField = ({ reason, checked, onChange }: ReasonFieldProps) => {
  const { t } = useTranslation()
  return (
    <Field
      required
      label={t('restore.reason')}
      hint={t('restore.reasonHelp')}
      {...(checked && reason.trim() === '' && { validationMessage: t('restore.reasonMissing') })}
    >
      <Textarea value={reason} maxLength={500} resize="vertical" onChange={(_, { value }) => onChange(value)} />
    </Field>
  )
}
