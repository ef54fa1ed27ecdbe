import { Button, Link, makeStyles, Spinner, tokens } from '@fluentui/react-components'
import { Copy20Regular, Open16Regular } from '@fluentui/react-icons'
import type { RestoreDetail } from '@restore-portal/bff/contract/restores'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ProblemMessage } from '../../components/problem-message.tsx'
import { formatTime } from '../../lib/format.ts'
import { confirmCode, restoreKey } from './api/restores.ts'
import { Section } from './section.tsx'

const useStyles = makeStyles({
  steps: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL, display: 'grid', gap: tokens.spacingVerticalS },
  code: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  value: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase500,
    fontWeight: tokens.fontWeightSemibold,
    letterSpacing: '0.08em',
    userSelect: 'all',
  },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3 },
  done: { justifySelf: 'start' },
})

interface CodePanelProps {
  id: string
  permission: NonNullable<RestoreDetail['permission']>
}

/** Where restores need the person's own permission: the code to enter at Microsoft, and where. */
export const CodePanel = ({ id, permission }: CodePanelProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const queries = useQueryClient()
  const { userCode, verificationUrl, expiresAt } = permission
  const confirming = useMutation({
    mutationFn: () => confirmCode(id),
    onSuccess: (detail) => queries.setQueryData(restoreKey(id), detail),
  })
  return (
    <Section heading={t('restores.code.heading')}>
      <ol className={styles.steps}>
        <li>
          {t('restores.code.open')}{' '}
          <Link inline href={verificationUrl} target="_blank" rel="noreferrer">
            {verificationUrl} <Open16Regular aria-label={t('restores.code.newTab')} />
          </Link>
        </li>
        <li>
          {t('restores.code.enter')}{' '}
          <span className={styles.code}>
            <span className={styles.value}>{userCode}</span>
            <Button
              appearance="subtle"
              size="small"
              icon={<Copy20Regular />}
              aria-label={t('restores.code.copy')}
              // Where the browser refuses, the code can still be marked by a click.
              onClick={() => void navigator.clipboard.writeText(userCode).catch(() => undefined)}
            />
          </span>
        </li>
        <li>{t('restores.code.back')}</li>
      </ol>
      <Button
        className={styles.done}
        appearance="primary"
        disabledFocusable={confirming.isPending}
        {...(confirming.isPending && { icon: <Spinner size="extra-tiny" aria-hidden="true" /> })}
        onClick={() => confirming.mutate()}
      >
        {t('restores.code.done')}
      </Button>
      <p className={styles.quiet}>{t('restores.code.until', { time: formatTime(new Date(expiresAt)) })}</p>
      {confirming.error ? <ProblemMessage error={confirming.error} /> : null}
    </Section>
  )
}
