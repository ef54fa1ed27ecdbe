import { Button, Checkbox, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { searchedKinds } from '../../../components/file-kind.ts'
import type { Workload } from '../place.ts'
import { sizeWords } from './chip-words.ts'
import type { Chip } from './language/chips.ts'
import { daysBefore } from './language/days.ts'
import { chipsOf, emptyForm, fieldsFor, formOf, type OptionsForm } from './options-form.ts'
import { offeredSizes } from './size-words.ts'

const useStyles = makeStyles({
  form: { display: 'grid', gap: tokens.spacingVerticalM, width: 'min(400px, calc(100vw - 64px))' },
  pair: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    gap: tokens.spacingHorizontalM,
    alignItems: 'end',
  },
  // Without it, date fields and selects would be wider than their half.
  narrow: { minWidth: 0, maxWidth: '100%', gridTemplateColumns: 'minmax(0, 1fr)' },
  presets: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  actions: {
    display: 'flex',
    justifyContent: 'end',
    gap: tokens.spacingHorizontalS,
    marginTop: tokens.spacingVerticalS,
  },
})

interface OptionsPanelProps {
  /** Null: mail and OneDrive together. */
  workload: Workload | null
  chips: Chip[]
  onApply: (chips: Chip[]) => void
}

/** Conditions to choose, for people who know no syntax. */
export const OptionsPanel = ({ workload, chips, onApply }: OptionsPanelProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const [{ form, others }, setFilled] = useState(() => formOf(chips))
  const has = fieldsFor(workload)
  const set = (change: Partial<OptionsForm>) => setFilled({ form: { ...form, ...change }, others })
  const text = (name: 'from' | 'to' | 'subject' | 'filename') =>
    has(name) ? (
      <Field label={t(`search.criteria.${name}`)}>
        <Input value={form[name]} dir="auto" onChange={(_, data) => set({ [name]: data.value })} />
      </Field>
    ) : null
  const today = daysBefore(0)
  const presets = [
    { name: t('search.days.today'), first: today },
    { name: t('search.days.week'), first: daysBefore(6) },
    { name: t('search.days.month'), first: daysBefore(29) },
    { name: t('search.days.year'), first: `${today.slice(0, 4)}-01-01` },
  ]
  const sizes: string[] = offeredSizes.some((size) => size === form.size)
    ? [...offeredSizes]
    : [form.size, ...offeredSizes]
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        onApply([...chipsOf(form), ...others])
      }}
    >
      {text('from')}
      {text('to')}
      {text('subject')}
      {text('filename')}
      {has('hasattachments') ? (
        <Checkbox
          label={t('search.withAttachments')}
          checked={form.attachments}
          onChange={(_, data) => set({ attachments: data.checked === true })}
        />
      ) : null}
      <div className={styles.pair}>
        <Field label={t('search.days.first')} className={styles.narrow}>
          <Input
            className={styles.narrow}
            type="date"
            max="9999-12-31"
            value={form.first}
            onChange={(_, data) => set({ first: data.value })}
          />
        </Field>
        <Field label={t('search.days.last')} className={styles.narrow}>
          <Input
            className={styles.narrow}
            type="date"
            max="9999-12-31"
            value={form.last}
            onChange={(_, data) => set({ last: data.value })}
          />
        </Field>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a flex row in every browser */}
      <div className={styles.presets} role="group" aria-label={t('search.days.presets')}>
        {presets.map(({ name, first }) => (
          <Button key={name} size="small" shape="circular" onClick={() => set({ first, last: today })}>
            {name}
          </Button>
        ))}
      </div>
      <div className={styles.pair}>
        <Field label={t('search.criteria.size')} className={styles.narrow}>
          <Select
            select={{ className: styles.narrow }}
            value={form.size}
            onChange={(_, data) => set({ size: data.value })}
          >
            {sizes.includes('') ? null : <option value="">{t('search.any')}</option>}
            {sizes.map((size) => (
              <option key={size} value={size}>
                {size === '' ? t('search.any') : sizeWords(size, t)}
              </option>
            ))}
          </Select>
        </Field>
        <Field
          label={t(workload === 'mail' ? 'search.kindAttached' : 'search.criteria.kind')}
          className={styles.narrow}
        >
          <Select
            select={{ className: styles.narrow }}
            value={form.kind}
            onChange={(_, data) => set({ kind: data.value })}
          >
            <option value="">{t('search.any')}</option>
            {searchedKinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`search.kinds.${kind}`)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <div className={styles.actions}>
        <Button onClick={() => setFilled({ form: emptyForm, others: [] })}>{t('search.clearOptions')}</Button>
        <Button appearance="primary" type="submit">
          {t('search.action')}
        </Button>
      </div>
    </form>
  )
}
