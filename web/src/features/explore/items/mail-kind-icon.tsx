import { makeStyles, tokens } from '@fluentui/react-components'
import {
  CalendarLtr16Regular,
  ContactCard16Regular,
  Document16Regular,
  type FluentIcon,
  Note16Regular,
  People16Regular,
  TaskListSquareLtr16Regular,
} from '@fluentui/react-icons'
import type { MailItemKind } from '@restore-portal/bff/contract/mail'
import { useTranslation } from 'react-i18next'

const useStyles = makeStyles({ root: { flexShrink: 0, color: tokens.colorBrandForeground1 } })

/** Messages are what a mailbox is full of: only what is not one gets a sign. */
const icons: Partial<Record<MailItemKind, FluentIcon>> = {
  appointment: CalendarLtr16Regular,
  meeting: CalendarLtr16Regular,
  contact: ContactCard16Regular,
  'contact-group': People16Regular,
  task: TaskListSquareLtr16Regular,
  note: Note16Regular,
  post: Document16Regular,
  journal: Document16Regular,
}

export const MailKindIcon = ({ kind }: { kind: MailItemKind }) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const Icon = icons[kind]
  return Icon ? <Icon className={styles.root} aria-label={t(`mail.kinds.${kind}`)} /> : null
}
