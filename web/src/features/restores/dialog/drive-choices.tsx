import { Field, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { ChoiceLabel } from './choice-label.tsx'
import type { ChoicesProps } from './mail-choices.tsx'

const useStyles = makeStyles({ root: { display: 'grid', gap: tokens.spacingVerticalM } })

export const DriveChoices = ({ choices, onChange }: ChoicesProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  return (
    <div className={styles.root}>
      <Field label={t('restore.existing')}>
        <RadioGroup
          value={choices.existing}
          onChange={(_, { value }) => onChange({ existing: value === 'replace' ? 'replace' : 'keep' })}
        >
          <Radio value="keep" label={<ChoiceLabel title={t('restore.keep')} help={t('restore.keepHelp')} />} />
          <Radio value="replace" label={<ChoiceLabel title={t('restore.replace')} help={t('restore.replaceHelp')} />} />
        </RadioGroup>
      </Field>
      <Field label={t('restore.versions')}>
        <RadioGroup
          value={choices.versions}
          onChange={(_, { value }) => onChange({ versions: value === 'all' ? 'all' : 'last' })}
        >
          <Radio value="last" label={<ChoiceLabel title={t('restore.last')} help={t('restore.lastHelp')} />} />
          <Radio value="all" label={<ChoiceLabel title={t('restore.all')} help={t('restore.allHelp')} />} />
        </RadioGroup>
      </Field>
    </div>
  )
}
