import { Checkbox, Field, Input, makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { Choices } from '../wish.ts'
import { ChoiceLabel } from './choice-label.tsx'

const useStyles = makeStyles({
  root: { display: 'grid' },
  folder: { marginInlineStart: '32px', marginBottom: tokens.spacingVerticalS },
})

export interface ChoicesProps {
  choices: Choices
  onChange: (change: Partial<Choices>) => void
  /** After a first try, what is missing is pointed out. */
  checked: boolean
}

export const MailChoices = ({ choices, onChange, checked }: ChoicesProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const unnamed = choices.elsewhere && choices.folder.trim() === ''
  return (
    <div className={styles.root}>
      <Checkbox
        checked={choices.changed}
        onChange={(_, data) => onChange({ changed: data.checked === true })}
        label={<ChoiceLabel title={t('restore.changed')} help={t('restore.changedHelp')} />}
      />
      <Checkbox
        checked={choices.markUnread}
        onChange={(_, data) => onChange({ markUnread: data.checked === true })}
        label={<ChoiceLabel title={t('restore.markUnread')} help={t('restore.markUnreadHelp')} />}
      />
      <Checkbox
        checked={choices.elsewhere}
        onChange={(_, data) => onChange({ elsewhere: data.checked === true })}
        label={<ChoiceLabel title={t('restore.elsewhere')} help={t('restore.elsewhereHelp')} />}
      />
      {choices.elsewhere ? (
        <Field
          className={styles.folder}
          label={t('restore.folderName')}
          {...(checked && unnamed && { validationMessage: t('restore.folderMissing') })}
        >
          <Input
            value={choices.folder}
            maxLength={255}
            onChange={(_, data) => onChange({ folder: data.value })}
            onFocus={(event) => event.target.select()}
          />
        </Field>
      ) : null}
    </div>
  )
}
