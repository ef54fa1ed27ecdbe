import { makeStyles, tokens } from '@fluentui/react-components'

const useStyles = makeStyles({
  ground: { fill: tokens.colorBrandBackground },
  line: {
    fill: 'none',
    stroke: tokens.colorNeutralForegroundOnBrand,
    strokeLinecap: 'round',
    strokeLinejoin: 'round',
    strokeWidth: '2.6px',
  },
})

/** The portal's sign: a clock that turns back. Beside its name, so hidden from screen readers. */
export const BrandMark = ({ size }: { size: number }) => {
  const styles = useStyles()
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect className={styles.ground} width="32" height="32" rx="8" />
      <path className={styles.line} d="M9.2 12.2A8.2 8.2 0 1 1 8 17.6" />
      <path className={styles.line} d="M8.4 7.4v5.2h5.2" />
      <path className={styles.line} d="M16.2 12.6v4.2l3 1.9" />
    </svg>
  )
}
