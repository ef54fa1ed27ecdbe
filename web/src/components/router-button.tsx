import { Button, type ButtonProps } from '@fluentui/react-components'
import { createLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, Ref } from 'react'

type AnchorButtonProps = Pick<ButtonProps, 'appearance' | 'icon' | 'size'> &
  AnchorHTMLAttributes<HTMLAnchorElement> & { ref?: Ref<HTMLAnchorElement> }

const AnchorButton = ({ ref, ...props }: AnchorButtonProps) => (
  // Fluent's types know of no element that is both of its elements.
  <Button as="a" {...props} ref={ref as Ref<never>} />
)

/** A link of the router that looks like Fluent's button. */
export const RouterButton = createLink(AnchorButton)
