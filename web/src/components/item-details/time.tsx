import { formatDateTime, formatFull } from '../../lib/format.ts'

export const Time = ({ iso }: { iso: string }) => (
  <time dateTime={iso} title={formatFull(new Date(iso))}>
    {formatDateTime(new Date(iso))}
  </time>
)
