import { Link as FluentLink } from '@fluentui/react-components'
import { createLink } from '@tanstack/react-router'

/** A link of the router that looks like Fluent's. */
export const RouterLink = createLink(FluentLink)
