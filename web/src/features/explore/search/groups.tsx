import type { MailItem } from '@restore-portal/bff/contract/mail'
import type { DriveItem } from '@restore-portal/bff/contract/onedrive'
import { driveSource } from '../drive-source.ts'
import { DriveRow, nameOf } from '../items/drive-columns.tsx'
import { MailRow, subjectOf } from '../items/mail-columns.tsx'
import { mailSource } from '../mail-source.ts'
import { type AskedGroup, Group } from './group.tsx'

const mailRow = (item: MailItem) => <MailRow item={item} />
const fileRow = (item: DriveItem) => <DriveRow item={item} />

export const MailGroup = (asked: AskedGroup) => (
  <Group {...asked} source={mailSource} row={mailRow} nameOf={subjectOf} />
)
export const DriveGroup = (asked: AskedGroup) => <Group {...asked} source={driveSource} row={fileRow} nameOf={nameOf} />
