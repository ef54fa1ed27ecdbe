import { Field, makeStyles, Select, tokens } from '@fluentui/react-components'
import type { DriveItem } from '@restore-portal/bff/contract/onedrive'
import { useTranslation } from 'react-i18next'
import { Facts } from '../../../components/item-details/facts.tsx'
import { Time } from '../../../components/item-details/time.tsx'
import { formatDateTime, formatSize } from '../../../lib/format.ts'
import { documentBytesQuery } from '../api/documents.ts'
import type { Place } from '../place.ts'
import { FilePreview } from './file-preview.tsx'

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0, minHeight: 0 },
  preview: { display: 'flex', flexGrow: 1, minHeight: '240px', overflow: 'hidden' },
})

interface VersionPaneProps {
  label: string
  place: Place
  /** Newest first; the first is the file as it is, the others have a `versionId`. */
  versions: [DriveItem, ...DriveItem[]]
  chosen: number
  onChoose: (index: number) => void
}

/** One version of a file: which, its size, author and time, and what is in it. */
export const VersionPane = ({ label, place, versions, chosen, onChoose }: VersionPaneProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const version = versions[chosen] ?? versions[0]
  const { scope, point } = place
  const file = {
    scope,
    point,
    document: version.id,
    ...(chosen > 0 && version.versionId !== null && { version: version.versionId }),
  }
  const nameOf = (each: DriveItem, index: number) =>
    index === 0
      ? t('drive.versionCurrent', { version: each.version })
      : t('drive.versionNamed', { version: `${each.version} · ${formatDateTime(new Date(each.modified))}` })
  return (
    <section className={styles.root} aria-label={label}>
      <Field label={label}>
        <Select value={String(chosen)} onChange={(_, { value }) => onChoose(Number(value))}>
          {versions.map((each, index) => (
            <option key={`${each.id} ${each.versionId} ${each.version}`} value={index}>
              {nameOf(each, index)}
            </option>
          ))}
        </Select>
      </Field>
      <Facts
        facts={[
          { name: t('drive.modified'), value: <Time iso={version.modified} /> },
          { name: t('drive.modifiedBy'), value: version.modifiedBy },
          { name: t('drive.size'), value: formatSize(version.size) },
        ]}
      />
      <div className={styles.preview}>
        <FilePreview
          key={`${version.id} ${version.versionId} ${chosen}`}
          name={version.name}
          size={version.size}
          bytes={documentBytesQuery(file)}
        />
      </div>
    </section>
  )
}
