import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { formatCount } from '../../../lib/format.ts'
import { type Cells, mostCells } from './cells.ts'

const useStyles = makeStyles({
  scroll: {
    overflow: 'auto',
    flexGrow: 1,
    minHeight: 0,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  table: { borderCollapse: 'collapse', fontSize: tokens.fontSizeBase200 },
  cell: {
    padding: `4px ${tokens.spacingHorizontalS}`,
    border: `1px solid ${tokens.colorNeutralStroke3}`,
    maxWidth: '320px',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'pre',
    textAlign: 'start',
    verticalAlign: 'top',
  },
  number: {
    position: 'sticky',
    insetInlineStart: 0,
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground3,
    textAlign: 'end',
    fontWeight: tokens.fontWeightRegular,
    minWidth: '32px',
    maxWidth: 'none',
  },
  note: { margin: 0, color: tokens.colorNeutralForeground3 },
})

export const Table = ({ cells: { rows, cut }, name }: { cells: Cells; name: string }) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const columns = Math.max(0, ...rows.map((row) => row.length))
  return (
    <>
      {cut ? (
        <p className={styles.note}>
          {t('preview.cut', { rows: formatCount(mostCells.rows), columns: formatCount(mostCells.columns) })}
        </p>
      ) : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={styles.scroll} tabIndex={0} aria-label={name}>
        <table className={styles.table}>
          <tbody>
            {rows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name, and never change
              <tr key={index}>
                <th scope="row" className={mergeClasses(styles.cell, styles.number)}>
                  {index + 1}
                </th>
                {Array.from({ length: columns }, (_, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: likewise
                  <td key={column} className={styles.cell} title={row[column] || undefined} dir="auto">
                    {row[column]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}
