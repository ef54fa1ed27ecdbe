import { type GriffelStyle, tokens } from '@fluentui/react-components'

/** The heading of a page, and what it says below it. */
export const pageTitle = {
  margin: 0,
  fontSize: tokens.fontSizeBase600,
  lineHeight: tokens.lineHeightBase600,
  fontWeight: tokens.fontWeightSemibold,
} satisfies GriffelStyle

export const pageIntro = { margin: 0, color: tokens.colorNeutralForeground2 } satisfies GriffelStyle

/** A page to read from top to bottom, in lines of a length that the eye can follow. */
export const readingPage = {
  display: 'grid',
  gap: tokens.spacingVerticalL,
  maxWidth: '960px',
  margin: '0 auto',
  width: '100%',
  minWidth: 0,
} satisfies GriffelStyle
