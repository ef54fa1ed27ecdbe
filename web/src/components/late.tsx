import { makeStyles, tokens } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import type { ComponentType, ReactNode } from 'react'
import { part } from '../lib/part.ts'
import { isProblem } from '../lib/problem-error.ts'
import { ProblemMessage } from './problem-message.tsx'

const useStyles = makeStyles({ page: { padding: tokens.spacingHorizontalXXL } })

interface LateOptions {
  /** Stands in its place until it is there. */
  pending?: ReactNode
  /** It is a page of its own. */
  page?: boolean
}

/**
 * A component that is fetched when it is first needed, or ahead of that by `fetch`. One that does not come says so in its
 * place and can be asked for again; the page around it goes on.
 */
export const late = <Props extends object>(
  name: string,
  load: () => Promise<ComponentType<Props>>,
  { pending = null, page = false }: LateOptions = {},
) => {
  const { there, fetch } = part(load)
  const Late = (props: Props) => {
    const styles = useStyles()
    const { data, error, refetch } = useQuery({
      queryKey: ['part', name],
      queryFn: fetch,
      enabled: there() === undefined,
      staleTime: Number.POSITIVE_INFINITY,
    })
    const Part = there() ?? data
    if (Part) return <Part {...props} />
    if (!error) return pending
    const again = async () => {
      const now = isProblem(error, 'part_missing') ? error : (await refetch()).error
      if (isProblem(now, 'part_missing')) location.reload()
    }
    return (
      <div {...(page && { className: styles.page })}>
        <ProblemMessage error={error} onRetry={() => void again()} />
      </div>
    )
  }
  return Object.assign(Late, { fetch })
}
