import { Avatar, makeStyles, tokens } from '@fluentui/react-components'
import { MailMultiple16Regular } from '@fluentui/react-icons'
import type { ManagedScope } from '@restore-portal/bff/contract/scopes'
import { useTranslation } from 'react-i18next'

const useStyles = makeStyles({
  root: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM, minWidth: 0 },
  words: { display: 'grid', minWidth: 0, flexGrow: 1, textAlign: 'start' },
  name: {
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  email: {
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  kind: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    flexShrink: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
})

/** A person in a line: who, their address, and what is not a person's mailbox. */
export const PersonLine = ({ person, note }: { person: Omit<ManagedScope, 'id'>; note?: string }) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const { name, email, kind } = person
  return (
    <span className={styles.root}>
      <Avatar
        name={name}
        color="colorful"
        size={36}
        aria-hidden="true"
        {...(kind !== 'user' && { shape: 'square' as const })}
      />
      <span className={styles.words}>
        <span className={styles.name} title={name}>
          <bdi>{name}</bdi>
        </span>
        <span className={styles.email} title={email}>
          <bdi>{email}</bdi>
        </span>
      </span>
      {kind === 'user' ? null : (
        <span className={styles.kind}>
          <MailMultiple16Regular aria-hidden="true" />
          {t(`scope.kinds.${kind}`)}
        </span>
      )}
      {note ? <span className={styles.kind}>{note}</span> : null}
    </span>
  )
}
