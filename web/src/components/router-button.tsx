import { Button, type ButtonProps } from '@fluentui/react-components'
import { createLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, Ref } from 'react'
import { inScope, useScope } from '../lib/scope.tsx'

type AnchorButtonProps = Pick<ButtonProps, 'appearance' | 'icon' | 'size'> &
  AnchorHTMLAttributes<HTMLAnchorElement> & { ref?: Ref<HTMLAnchorElement> }

const AnchorButton = ({ ref, ...props }: AnchorButtonProps) => (
  // Fluent's types know of no element that is both of its elements.
  <Button as="a" {...props} ref={ref as Ref<never>} />
)

const Linked = createLink(AnchorButton)

/** A link of the router that looks like Fluent's button. It stays with the person whose data is on screen. */
export const RouterButton = ((props: Parameters<typeof Linked>[0]) => (
  <Linked {...inScope(useScope(), props)} />
)) as typeof Linked
