import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { Alert16Regular, Dismiss16Regular } from '@fluentui/react-icons'
import { ownScope } from '@restore-portal/bff/contract/shared'
import { useQuery } from '@tanstack/react-query'
import { ProblemMessage } from '../../components/problem-message.tsx'
import { RouterLink } from '../../components/router-link.tsx'
import { WhoseLine } from '../../components/whose-line.tsx'
import { ScopeProvider, useScope, useWhoseWords } from '../../lib/scope.tsx'
import { isUnderWay, restoreQuery } from './api/restores.ts'
import { useAskToNotify } from './progress/notify.ts'
import { RestoreBadge } from './restore-badge.tsx'
import { RestoreProgress } from './restore-progress.tsx'
import { countWords, meaningOf, titleDirection, titleWords } from './words.ts'

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow16,
  },
  head: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, justifyContent: 'space-between' },
  title: {
    margin: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightRegular,
  },
  words: { display: 'grid', gap: '2px' },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  foot: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    fontSize: tokens.fontSizeBase300,
  },
})

/** A restore wherever the person goes; while they act for someone, one of that someone's data alone. */
export const RestoreCard = ({ id, onPutAway }: { id: string; onPutAway: () => void }) => {
  const scope = useScope()
  const { data } = useQuery(restoreQuery(id))
  if (scope !== ownScope && data?.scope !== scope) return null
  return (
    <ScopeProvider scope={scope} name={data?.person?.name ?? null}>
      <Card id={id} onPutAway={onPutAway} />
    </ScopeProvider>
  )
}

const Card = ({ id, onPutAway }: { id: string; onPutAway: () => void }) => {
  const t = useWhoseWords()
  const styles = useStyles()
  const { data: restore, error, refetch } = useQuery(restoreQuery(id))
  const { canAsk, ask } = useAskToNotify()
  const title = restore ? titleWords(restore, t) : ''
  return (
    <article className={styles.root} aria-label={title || t('restores.states.waiting')}>
      <div className={styles.head} role="status">
        {restore ? <RestoreBadge restore={restore} /> : <RestoreBadge restore={{ state: 'waiting', result: null }} />}
        <Button
          appearance="subtle"
          size="small"
          icon={<Dismiss16Regular />}
          aria-label={t('restores.dismiss')}
          onClick={onPutAway}
        />
      </div>
      {restore ? (
        <>
          <h2 className={styles.title} title={title} dir={titleDirection(restore)}>
            {title}
          </h2>
          <WhoseLine />
          {isUnderWay(restore) ? <RestoreProgress restore={restore} detailed /> : null}
          <div className={styles.words} role="status">
            {isUnderWay(restore) ? null : <span>{countWords(restore, t)}</span>}
            <span className={styles.quiet}>{meaningOf(restore, t)}</span>
          </div>
          <div className={styles.foot}>
            <RouterLink to="/restores/$restore" params={{ restore: id }}>
              {t('restores.details')}
            </RouterLink>
            {isUnderWay(restore) && canAsk ? (
              <Button appearance="transparent" size="small" icon={<Alert16Regular />} onClick={ask}>
                {t('restores.notify')}
              </Button>
            ) : null}
          </div>
        </>
      ) : null}
      {error && !restore ? <ProblemMessage error={error} onRetry={() => void refetch()} /> : null}
    </article>
  )
}
