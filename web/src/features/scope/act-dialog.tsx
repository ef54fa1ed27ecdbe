import {
  Button,
  Dialog,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Spinner,
  tokens,
} from '@fluentui/react-components'
import type { ManagedScope } from '@restore-portal/bff/contract/scopes'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemMessage } from '../../components/problem-message.tsx'
import { isolate } from '../../lib/isolate.ts'
import { isProblem } from '../../lib/problem-error.ts'
import { ActForm } from './act-form.tsx'
import { actingQuery, beginAnew } from './api/acting.ts'
import { PersonLine } from './people/person-line.tsx'

const useStyles = makeStyles({
  surface: { maxWidth: '520px' },
  content: { display: 'grid', gap: tokens.spacingVerticalL },
  title: { overflowWrap: 'anywhere' },
})

interface ActDialogProps {
  person: ManagedScope
  onActing: () => void
  onClose: () => void
}

/** Asks before acting begins; of whom one acts for already, it asks nothing. */
export const ActDialog = ({ person, onActing, onClose }: ActDialogProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const client = useQueryClient()
  const { data, error, isFetching, refetch } = useQuery({ ...actingQuery(person.id), refetchOnMount: 'always' })
  const lost = data?.is === 'ended' || isProblem(error, 'scope_lost')
  useEffect(() => {
    // The right was gone, and may be back: whoever is listed can be asked for again.
    if (lost) void beginAnew(client, person.id).then(() => refetch())
  }, [lost, client, person.id, refetch])
  const acting = !isFetching && data?.is === 'acting'
  const go = useRef(onActing)
  go.current = onActing
  useEffect(() => {
    if (acting) go.current()
  }, [acting])
  return (
    <Dialog open onOpenChange={(_, { open }) => open || onClose()}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle className={styles.title}>{t('scope.actFor', { name: isolate(person.name) })}</DialogTitle>
          <DialogContent className={styles.content}>
            <PersonLine person={person} />
            {error && !lost ? (
              <ProblemMessage error={error} onRetry={() => void refetch()} />
            ) : !data || isFetching || acting || lost ? (
              <Spinner label={t('common.loading')} />
            ) : (
              <ActForm acting={data.acting} otherwise={<Button onClick={onClose}>{t('common.cancel')}</Button>} />
            )}
          </DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
