import { makeStyles, tokens } from '@fluentui/react-components'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Contents } from './contents.ts'
import { decode } from './decode.ts'

const useStyles = makeStyles({
  text: {
    flexGrow: 1,
    minHeight: 0,
    overflow: 'auto',
    margin: 0,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  note: { margin: 0, color: tokens.colorNeutralForeground3 },
})

/** More in one element makes a browser stall. */
const most = 500_000

export const TextPreview = ({ bytes, name }: Contents) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const text = useMemo(() => decode(bytes), [bytes])
  return (
    <>
      {text.length > most ? <p className={styles.note}>{t('preview.textCut')}</p> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={styles.text} tabIndex={0} aria-label={name} dir="auto">
        {text.slice(0, most)}
      </section>
    </>
  )
}
