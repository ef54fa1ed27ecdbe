import { Spinner, Tab, TabList } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Contents } from '../contents.ts'
import { Framed } from '../framed.tsx'
import { Table } from '../table.tsx'
import { Unreadable } from '../unreadable.tsx'
import type { OfficeAnswer } from './office-worker.ts'
import { readOffice } from './read-office.ts'

type Sheets = Extract<OfficeAnswer, { sheets: unknown }>['sheets']

const SheetTabs = ({ sheets }: { sheets: Sheets }) => {
  const [at, setAt] = useState(0)
  const sheet = sheets[at]
  if (!sheet) return <Unreadable />
  return (
    <>
      {sheets.length > 1 ? (
        <TabList size="small" selectedValue={at} onTabSelect={(_, { value }) => setAt(Number(value))}>
          {sheets.map(({ name }, index) => (
            <Tab key={name} value={index}>
              {name}
            </Tab>
          ))}
        </TabList>
      ) : null}
      <Table key={at} cells={sheet.cells} name={sheet.name} />
    </>
  )
}

export const OfficePreview = ({ bytes, name, kind }: Contents & { kind: 'word' | 'excel' }) => {
  const { t } = useTranslation()
  const reading = useId()
  const { data } = useQuery({
    // For as long as it is shown: what it is made of is kept already.
    queryKey: ['read-office', reading, name],
    queryFn: ({ signal }) => readOffice({ kind, bytes }, signal),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (!data) return <Spinner label={t('common.loading')} />
  if ('html' in data) return <Framed html={data.html} name={name} />
  return 'sheets' in data ? <SheetTabs sheets={data.sheets} /> : <Unreadable />
}
