import { type GriffelStyle, tokens } from '@fluentui/react-components'

/** The sheet that lists, panes and sections lie on. */
export const card = {
  borderRadius: tokens.borderRadiusXLarge,
  backgroundColor: tokens.colorNeutralBackground1,
  boxShadow: tokens.shadow2,
  // High contrast has neither its ground nor its shadow.
  '@media (forced-colors: active)': { outline: '1px solid CanvasText', outlineOffset: '-1px' },
} satisfies GriffelStyle

/** Of a list whose rows tell by their own looks that they are one. */
export const plainList = { listStyleType: 'none', margin: 0, padding: 0 } satisfies GriffelStyle
