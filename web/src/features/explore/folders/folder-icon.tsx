import {
  Archive20Regular,
  BinRecycle20Regular,
  CalendarLtr20Regular,
  Cloud20Regular,
  Delete20Regular,
  Drafts20Regular,
  type FluentIcon,
  Folder20Regular,
  MailArrowUp20Regular,
  MailInbox20Regular,
  MailProhibited20Regular,
  Note20Regular,
  Notebook20Regular,
  People20Regular,
  Send20Regular,
  TaskListLtr20Regular,
} from '@fluentui/react-icons'
import type { FolderNode } from '../source.ts'

const icons: Record<FolderNode['kind'], FluentIcon> = {
  inbox: MailInbox20Regular,
  sent: Send20Regular,
  drafts: Drafts20Regular,
  deleted: Delete20Regular,
  junk: MailProhibited20Regular,
  outbox: MailArrowUp20Regular,
  recoverable: BinRecycle20Regular,
  calendar: CalendarLtr20Regular,
  contacts: People20Regular,
  tasks: TaskListLtr20Regular,
  notes: Note20Regular,
  journal: Notebook20Regular,
  'archive-mailbox': Archive20Regular,
  drive: Cloud20Regular,
  folder: Folder20Regular,
}

export const FolderIcon = ({ kind }: { kind: FolderNode['kind'] }) => {
  const Icon = icons[kind]
  return <Icon />
}
