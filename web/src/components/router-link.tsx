import { Link as FluentLink } from '@fluentui/react-components'
import { createLink } from '@tanstack/react-router'
import { inScope, useScope } from '../lib/scope.tsx'

const Linked = createLink(FluentLink)

/** A link of the router that looks like Fluent's. It stays with the person whose data is on screen. */
export const RouterLink = ((props: Parameters<typeof Linked>[0]) => (
  <Linked {...inScope(useScope(), props)} />
)) as typeof Linked
