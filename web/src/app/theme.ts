import { type BrandVariants, createDarkTheme, createLightTheme, type Theme } from '@fluentui/react-components'
import { useSyncExternalStore } from 'react'
import { useMedia } from '../lib/use-media.ts'

/** Fluent's own ramp turned to a quiet petrol: same lightness at each step, so its contrasts hold. */
const brand: BrandVariants = {
  10: '#081819',
  20: '#0b2627',
  30: '#0e3234',
  40: '#124042',
  50: '#104e51',
  60: '#0f5d61',
  70: '#036a6e',
  80: '#057a7f',
  90: '#1d959b',
  100: '#43acb1',
  110: '#63b6ba',
  120: '#7ac0c3',
  130: '#97cdd0',
  140: '#b6dadc',
  150: '#d0e6e7',
  160: '#ebf4f4',
}

const light = createLightTheme(brand)
const dark: Theme = {
  ...createDarkTheme(brand),
  // On dark grounds the ramp's middle is too dim for text.
  colorBrandForeground1: brand[110],
  colorBrandForeground2: brand[120],
  colorStatusDangerForeground1: '#ec8f98',
}

export const themeChoices = ['system', 'light', 'dark'] as const
export type ThemeChoice = (typeof themeChoices)[number]

const key = 'restore-portal.theme'
const listeners = new Set<() => void>()

const stored = (): ThemeChoice => {
  const value = localStorage.getItem(key)
  return themeChoices.find((choice) => choice === value) ?? 'system'
}

export const chooseTheme = (choice: ThemeChoice): void => {
  localStorage.setItem(key, choice)
  for (const changed of listeners) changed()
}

const subscribe = (changed: () => void) => {
  listeners.add(changed)
  return () => listeners.delete(changed)
}

export const useThemeChoice = (): ThemeChoice => useSyncExternalStore(subscribe, stored)

export const useIsDark = (): boolean => {
  const choice = useThemeChoice()
  const device = useMedia('(prefers-color-scheme: dark)')
  const paper = useMedia('print')
  if (paper) return false
  return choice === 'system' ? device : choice === 'dark'
}

export const useTheme = (): Theme => (useIsDark() ? dark : light)
